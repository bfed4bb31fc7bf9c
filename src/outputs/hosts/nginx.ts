/**
 * Rules and short forms → a configuration of nginx (1.18 and later). Sources: nginx.org/en/docs/http, modules map, core, headers,
 * gzip_static. Every header is set in one place with `always`: an add_header in an inner block would drop the outer ones.
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
import { isOneSegment, type ShortForm } from './short-forms.ts';

export interface NginxSettings extends Place {
  /** values of the listen directive */
  readonly listen: readonly string[];
  /** true: the module brotli_static is loaded */
  readonly brotli: boolean;
}

/** Room of the hash tables of map: measured, 200,000 entries load in half a second and take 50 MiB. */
const HASH_ROOM = { size: 262_144, bucket: 1024 };

/**
 * `last-error.conf` with maps and server, to be included in http {}, and the folder `last-error/` beside it: the locations, to be
 * included in a server {} of one's own where the site is a folder of it, and the redirects.
 */
export function nginxFiles(settings: NginxSettings, forms: readonly ShortForm[]): ConfigFiles {
  return {
    'last-error.conf': `${maps(settings)}\n${server(settings)}`,
    'last-error/headers.conf': HEADERS,
    'last-error/locations.conf': locations(settings),
    'last-error/short-301.map': entries(forms.filter((form) => isOneSegment(form) && form.permanent)),
    'last-error/short-302.map': entries(forms.filter((form) => isOneSegment(form) && !form.permanent)),
    'last-error/deep-301.map': entries(forms.filter((form) => !isOneSegment(form) && form.permanent)),
    'last-error/deep-302.map': entries(forms.filter((form) => !isOneSegment(form) && !form.permanent)),
  };
}

/** Lines of a map. nginx compares without regard to letter case; addresses and paths hold no character that it reads specially but #. */
function entries(forms: readonly ShortForm[]): string {
  return forms.map(({ address, path }) => `${address} ${path.includes('#') ? `"${path}"` : path};\n`).join('');
}

/** A text inside a quoted regular expression of nginx. */
function pattern(text: string): string {
  return text.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&');
}

function filesOf(base: string, { folder, extension }: FilePattern): string {
  return `${pattern(base + folder.slice(1))}.+${extension === undefined ? '' : `\\.${extension}$`}`;
}

function maps({ base }: Place): string {
  const below = pattern(base);
  return `# Last Error: include this file in http {}. Written by npm run host-config; the redirects come from the tables.
map_hash_max_size ${HASH_ROOM.size};
map_hash_bucket_size ${HASH_ROOM.bucket};

# What the address asks about: a number or name directly below the base, or the query of /go/.
map $uri $last_error_short {
    default "";
    "~^${below}go/(?:index\\.html)?$" $arg_q;
    "~^${below}(?<last_error_short_text>[^/]+)(?:/(?:index\\.html)?)?$" $last_error_short_text;
}
# The same with the space in front, looked at where no file has the address.
map $uri $last_error_deep {
    default "";
    "~^${below}(?<last_error_deep_text>[^/]+/[^/]+?)(?:/(?:index\\.html)?)?$" $last_error_deep_text;
}
${TABLES.map(redirectMap).join('')}
map "$status $uri" $last_error_cache_control {
    default "${LIFETIMES.revalidated}";
    "~^301 " "${LIFETIMES.permanentRedirect}";
${IMMUTABLE.map((files) => `    "~^(?:200|206|304) ${filesOf(base, files)}" "${LIFETIMES.immutable}";`).join('\n')}
}
map $uri $last_error_allow_origin {
    default "";
    "~^${filesOf(base, SHARED)}" "*";
}
`;
}

/** Which address is looked up, and the status of those in the table. */
const TABLES = ['short_301', 'short_302', 'deep_301', 'deep_302'] as const;

function redirectMap(table: (typeof TABLES)[number]): string {
  const [asked = ''] = table.split('_');
  return `map $last_error_${asked} $last_error_${table} {
    default "";
    include last-error/${table.replace('_', '-')}.map;
}
`;
}

/** nginx leaves out a header whose value is empty. */
const HEADERS = [
  ...Object.entries(SECURITY_HEADERS).map(([name, value]) => `add_header ${name} "${value}" always;`),
  'add_header Cache-Control $last_error_cache_control always;',
  'add_header Access-Control-Allow-Origin $last_error_allow_origin always;',
  '',
].join('\n');

function server({ host, listen, base }: NginxSettings): string {
  return `server {
${listen.map((address) => `    listen ${address};`).join('\n')}
    server_name ${host};
    server_tokens off;
    # For what nginx refuses before it looks at a location, a malformed address.
    include last-error/headers.conf;
    # With a certificate of your own; then let a second server on port 80 redirect to https.
    # listen 443 ssl;
    # ssl_certificate     /etc/ssl/certs/${host}.pem;
    # ssl_certificate_key /etc/ssl/private/${host}.key;

    include last-error/locations.conf;
${base === '/' ? '' : '    location / {\n        return 404;\n    }\n'}}
`;
}

function locations({ root, base, brotli }: NginxSettings): string {
  const prefix = base.slice(0, -1);
  const folder = base === '/' ? `root "${root}";` : `alias "${root}/";`;
  const types = Object.entries(CONTENT_TYPES).map(([extension, { type }]) => `        ${type} ${extension};`);
  const files = Object.entries(CONTENT_TYPES_OF_FILES).map(
    ([path, type]) => `    location = ${prefix}${path} {
        types {}
        default_type "${contentTypeHeader(type)}";
    }`,
  );
  const inDefaultType = typesWhere(({ utf8 }) => utf8).filter((type) => type !== 'text/html');
  const compressed = typesWhere(({ compressible }) => compressible).filter((type) => type !== 'text/html');
  return `# Last Error: include this file in a server {}. The maps of last-error.conf must stand in http {}.
${base === '/' ? '' : `location = ${prefix} {\n    absolute_redirect off;\n    return 301 ${base};\n}\n`}location ^~ ${base} {
    ${folder}
    index index.html;
    # Locations without the host: right behind any proxy, and no way to another host.
    absolute_redirect off;
    server_tokens off;
    etag on;

    charset utf-8;
    charset_types ${inDefaultType.join(' ')};
    default_type application/octet-stream;
    types {
${types.join('\n')}
    }

    # Files that npm run compress wrote; what has none is compressed as it is sent.
    gzip_static on;
    gzip on;
    gzip_vary on;
    gzip_proxied any;
    gzip_min_length 1024;
    gzip_types ${compressed.join(' ')};
    # Brotli: apt-get install libnginx-mod-http-brotli-static, then take the # away.
    ${brotli ? '' : '# '}brotli_static on;

    include last-error/headers.conf;

    # The targets come from the maps alone, never from the request.
    if ($last_error_short_301) {
        return 301 ${prefix}$last_error_short_301;
    }
    if ($last_error_short_302) {
        return 302 ${prefix}$last_error_short_302;
    }
    error_page 404 ${base}404.html;
    try_files $uri $uri/ @last_error_deep;

${files.join('\n')}
${HIDDEN_FILES.map((file) => `    location = ${base}${file} {\n        return 404;\n    }`).join('\n')}
}
location @last_error_deep {
    absolute_redirect off;
    server_tokens off;
    include last-error/headers.conf;
    error_page 404 ${base}404.html;
    if ($last_error_deep_301) {
        return 301 ${prefix}$last_error_deep_301;
    }
    if ($last_error_deep_302) {
        return 302 ${prefix}$last_error_deep_302;
    }
    return 404;
}
`;
}
