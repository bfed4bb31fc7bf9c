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

/** Lines of a map: address, target of a 301, target of a 302. Caddy compares letter for letter and pays about 2 KiB for each line. */
function entries(forms: readonly ShortForm[]): string {
  return forms
    .filter(({ common }) => common)
    .map((form) => {
      const address = isOwnAddress(form) ? form.address.toLowerCase() : form.address;
      return `"${address}" ${form.permanent ? `"${form.path}" ""` : `"" "${form.path}"`}\n`;
    })
    .join('');
}

function pathsOf({ folder, extension }: FilePattern): string {
  return `${folder}*${extension === undefined ? '' : `.${extension}`}`;
}

function site({ site, root, base }: CaddySettings): string {
  const prefix = base.slice(0, -1);
  const security = Object.entries(SECURITY_HEADERS).map(([name, value]) => `\t\t${name} "${value}"`);
  const types = [
    ...Object.entries(CONTENT_TYPES).map(([extension, type]) => [`*.${extension}`, type] as const),
    ...Object.entries(CONTENT_TYPES_OF_FILES),
  ];
  const byType = Map.groupBy(types, ([, type]) => contentTypeHeader(type));
  // A path that names one file is more to the point than its ending: it comes last and wins.
  const typeRules = [...byType].map(
    ([value, rules], index) =>
      `\t\t@type${index} path ${rules.map(([path]) => path).join(' ')}\n\t\theader @type${index} Content-Type "${value}"`,
  );
  return `# Last Error: written by npm run host-config; the redirects come from the tables.
${site} {
	header {
${security.join('\n')}
		-Server
	}
	encode gzip

${base === '/' ? '' : `\tredir ${prefix} ${base} 301\n`}	handle_path ${base}* {
		root * "${root}"

		# What the address asks about: a number or name, or the query of /go/.
		map {path} {last_error.text} {
			~^/go/(?:index\\.html)?$ "{query.q}"
			"~^/(.+?)(?:/(?:index\\.html)?)?$" "\${1}"
			default ""
		}
		map {last_error.text} {last_error.moved} {last_error.found} {
			import last-error/redirects.caddy
			default "" ""
		}
		# The targets come from the map alone, never from the request.
		@moved expression \`{last_error.moved} != ""\`
		@found expression \`{last_error.found} != ""\`
		header @moved Cache-Control "${LIFETIMES.permanentRedirect}"
		header @found Cache-Control "${LIFETIMES.revalidated}"
		redir @moved "${prefix}{last_error.moved}" 301
		redir @found "${prefix}{last_error.found}" 302

		header Cache-Control "${LIFETIMES.revalidated}"
		@immutable path ${IMMUTABLE.map(pathsOf).join(' ')}
		header @immutable Cache-Control "${LIFETIMES.immutable}"
		@shared path ${pathsOf(SHARED)}
		header @shared Access-Control-Allow-Origin "*"
${typeRules.join('\n')}

		# Names that no file of the site has and that file systems refuse.
		@unreal path_regexp "[\\x00-\\x1f\\x7f]|[^/]{200}"
		error @unreal 404

		file_server {
			hide ${HIDDEN_FILES.join(' ')}
			index index.html
			precompressed br gzip
		}
	}

	handle_errors {
		header {
${security.join('\n')}
			Cache-Control "${LIFETIMES.revalidated}"
			Content-Type "${contentTypeHeader(CONTENT_TYPES.html)}"
			-Server
			-ETag
			-Last-Modified
		}
		@missing expression \`{http.error.status_code} == 404\`
		handle @missing {
			root * "${root}"
			rewrite * /404.html
			file_server
		}
		handle {
			respond "{http.error.status_code} {http.error.status_text}"
		}
	}
}
`;
}
