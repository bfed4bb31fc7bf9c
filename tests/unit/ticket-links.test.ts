/** What /tickets/ offers to paste: each text with the address of the site, in a form that its system can read. */

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { parse } from 'yaml';
import { ticketRecipes, type TicketRecipe } from '../../src/outputs/ticket-links.ts';
import { textOf } from '../dist/html.ts';

const GO = 'https://example.org/sub/go/?q=';
const recipes = ticketRecipes(GO);

function recipe(id: string): TicketRecipe {
  const found = recipes.find((each) => each.id === id);
  assert.ok(found, id);
  return found;
}

test('each has an id of its own, a text with the address, steps and a source over https', () => {
  assert.equal(new Set(recipes.map(({ id }) => id)).size, recipes.length);
  for (const { id, text, steps, sources } of recipes) {
    assert.ok(text.includes('https://example.org/sub/go/'), id);
    assert.ok(steps.length > 0 && sources.length > 0, id);
    for (const { url } of sources) assert.equal(new URL(url).protocol, 'https:', id);
  }
});

test('the line for ServiceNow is one link between code tags', () => {
  const [, html = ''] = /^\[code\](.*)\[\/code\]$/.exec(recipe('servicenow').text) ?? [];
  assert.equal(html, `<a href="${GO}0x80070005">${textOf(html)}</a>`);
});

test('the issue form is YAML with a field for the code', () => {
  const form: unknown = parse(recipe('github-issue-form').text);
  assert.partialDeepStrictEqual(form, {
    name: 'Windows error',
    body: [
      { type: 'markdown', attributes: { value: 'Look the code up first at https://example.org/sub/go/' } },
      { type: 'input', id: 'error-code', attributes: { label: 'Error code' }, validations: { required: true } },
    ],
  });
});

test('the autolink has the variable of GitHub once', () => {
  assert.match(recipe('github-autolink').text, /^gh repo autolink create \S+- "https:\/\/[^"<>]*<num>"$/);
});

/** Does PowerShell's grammar read it? */
const { Parser, Language } = createRequire(import.meta.url)('@vscode/tree-sitter-wasm') as typeof import('@vscode/tree-sitter-wasm');
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load('node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm'));

test('the function for PowerShell is PowerShell', () => {
  const { text } = recipe('powershell');
  const tree = parser.parse(text);
  assert.ok(tree && !tree.rootNode.hasError, tree?.rootNode.toString());
  assert.equal(tree.rootNode.descendantsOfType('function_name')[0]?.text, 'Show-LastError');
});

test('refuses: a function with a bracket too few', () => {
  assert.ok(parser.parse(recipe('powershell').text.replace(')', ''))?.rootNode.hasError);
});
