/**
 * Rules and short forms → a Caddyfile (Caddy 2.6 and later). Sources: caddyserver.com/docs/caddyfile, directives map, redir, header,
 * file_server, handle_errors.
 */

import {
  contentTypeHeader,
  CONTENT_TYPES,
  CONTENT_TYPES_OF_FILES,
  HIDDEN_FILES,
  IMMUTABLE,
  LIFETIMES,
  SECURITY_HEADERS,
  SHARED,
  typesWhere,
  type FilePattern,
} from './headers.ts';
import type { ConfigFiles, Place } from './place.ts';
import { isOwnAddress, type ShortForm } from './short-forms.ts';

export interface CaddySettings extends Place {
  /** address of the site block: a host name gets a certificate by itself, `http://host:8080` none */
  readonly site: string;
}

/** `Caddyfile` and `last-error/redirects.caddy` beside it, which it imports. */
export function caddyFiles(settings: CaddySettings, forms: readonly ShortForm[]): ConfigFiles {
  return { Caddyfile: site(settings), 'last-error/redirects.caddy': entries(forms) };
}

/** Lines of a map: address, status and target. Caddy compares letter for letter, one line after the other, and pays about 2 KiB for each. */
function entries(forms: readonly ShortForm[]): string {
  return forms
    .filter(({ common }) => common)
    .map((form) => {
      const address = isOwnAddress(form) ? form.address.toLowerCase() : form.address;
      return `"${address}" "${form.permanent ? 301 : 302} ${form.path}"\n`;
    })
    .join('');
}

function pathsOf({ folder, extension }: FilePattern): string {
  return `${folder}*${extension === undefined ? '' : `.${extension}`}`;
}

function site({ site, root, base }: CaddySettings): string {
  const prefix = base.slice(0, -1);
  const types = [
    ...Object.entries(CONTENT_TYPES).map(([extension, type]) => [`*.${extension}`, type] as const),
    ...Object.entries(CONTENT_TYPES_OF_FILES),
  ];
  const security = Object.entries(SECURITY_HEADERS)
    .map(([name, value]) => `\t\t\t\t${name} "${value}"`)
    .join('\n');
  const packed = types.filter(([, type]) => type.compressible).map(([path]) => path);
  const compressed = typesWhere(({ type, compressible }) => compressible && !type.startsWith('text/'));
  const byType = Map.groupBy(types, ([, type]) => contentTypeHeader(type));
  // A path that names one file is more to the point than its ending: it comes last and wins.
  const typeRules = [...byType].map(
    ([value, rules], index) =>
      `\t\t\t@type${index} path ${rules.map(([path]) => path).join(' ')}\n\t\t\theader @type${index} Content-Type "${value}"`,
  );
  return `# Last Error: written by npm run host-config; the redirects come from the tables.
${site} {
${base === '/' ? '' : `\tredir ${prefix} ${base} 301\n`}	handle_path ${base}* {
		route {
			root * "${root}"
			header {
${security}
				Cache-Control "${LIFETIMES.revalidated}"
			}
			# A block with a removal is put off until the answer is sent, and would overrule what follows: it stands alone.
			header -Server
			@unreadable not method GET HEAD
			error @unreadable 405
			# Names that no file of the site has and that file systems refuse.
			@unreal path_regexp "[\\x00-\\x1f\\x7f]|[^/]{200}|^.{1000}"
			error @unreal 404

			# What the address asks about: a number or name directly below the base, with the space in front where no file has
			# the address, or the query of /go/.
			@short path_regexp short "^/([\\w-]+)(?:/(?:index\\.html)?)?$"
			vars @short last_error_text {re.short.1}
			@deep {
				path_regexp deep "^/((?:win32|ntstatus|hresult|bugcheck)/[\\w-]+)(?:/(?:index\\.html)?)?$"
				not file {path} {path}/
			}
			vars @deep last_error_text {re.deep.1}
			@go path /go/ /go/index.html
			vars @go last_error_text {query.q}
			map {vars.last_error_text} {last_error.found} {
				default "-"
				import last-error/redirects.caddy
			}
			@asked vars_regexp last_error_text .
			vars @asked last_error_target {last_error.found}
			# The targets come from the map alone, never from the request.
			@moved vars_regexp moved last_error_target "^301 (.+)$"
			header @moved Cache-Control "${LIFETIMES.permanentRedirect}"
			redir @moved "${prefix}{re.moved.1}" 301
			@found vars_regexp found last_error_target "^302 (.+)$"
			redir @found "${prefix}{re.found.1}" 302

			@immutable path ${IMMUTABLE.map(pathsOf).join(' ')}
			header @immutable Cache-Control "${LIFETIMES.immutable}"
			@shared path ${pathsOf(SHARED)}
			header @shared Access-Control-Allow-Origin "*"
${typeRules.join('\n')}
			@packed path */ ${packed.join(' ')}
			header @packed ?Vary Accept-Encoding
			encode gzip {
				match {
					header Content-Type text/*
${compressed.map((type) => `\t\t\t\t\theader Content-Type ${type}*`).join('\n')}
				}
			}
			file_server {
				hide ${HIDDEN_FILES.join(' ')}
				index index.html
				precompressed br gzip
			}
		}
	}
	handle {
		error 404
	}

	handle_errors {
		header {
${security}
			Cache-Control "${LIFETIMES.revalidated}"
			Content-Type "${contentTypeHeader(CONTENT_TYPES.html)}"
		}
		header {
			-Server
			-ETag
			-Last-Modified
		}
		@missing expression \`{http.error.status_code} == 404\`
		handle @missing {
			root * "${root}"
			rewrite * /404.html
			# A condition of the request was about the address, not about this page.
			request_header -If-None-Match
			request_header -If-Modified-Since
			request_header -Range
			file_server
		}
		handle {
			header Content-Type "text/plain; charset=utf-8"
			respond "{http.error.status_code} {http.error.status_text}"
		}
	}
}
`;
}
