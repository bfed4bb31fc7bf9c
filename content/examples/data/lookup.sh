# One explained code, as JSON and as Markdown.
curl --fail --silent --show-error --remote-name https://last-error.example/api/v1/win32/13803.json
curl --fail --silent --show-error --remote-name https://last-error.example/win32/13803.md

# Any code: the table of its space has one line a code.
curl --fail --silent --show-error --remote-name https://last-error.example/api/v1/win32.csv
grep '^win32,13803,' win32.csv
