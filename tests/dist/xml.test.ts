/** The reader of XML: what it takes, and that it refuses what no XML parser takes. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { childrenOf, readXml, textOfChild } from './xml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

test('elements, attributes, entities and CDATA', () => {
  const root = readXml(`${HEAD}<a x="1 &amp; 2" y='3'>t&lt;<b:c/><d><![CDATA[<&]]></d></a>\n`);
  assert.deepEqual([root.name, root.text, ...root.attributes], ['a', 't<', ['x', '1 & 2'], ['y', '3']]);
  assert.equal(textOfChild(root, 'd'), '<&');
  assert.equal(childrenOf(root, 'b:c').length, 1);
});

for (const [because, xml, fault] of [
  ['no declaration', '<a/>', /no XML declaration/],
  ['an element that is not closed', `${HEAD}<a><b></a>`, /<\/a> closes nothing/],
  ['a document that ends too early', `${HEAD}<a>\n<b/>`, /line 3: <a> is not closed/],
  ['two roots', `${HEAD}<a/><b/>`, /not one element/],
  ['text outside', `${HEAD}<a/>x`, /not one element/],
  ['a bare ampersand', `${HEAD}<a>R&D</a>`, /& is no entity/],
  ['an entity of HTML', `${HEAD}<a>&nbsp;</a>`, /&nbsp; is no entity/],
  ['an attribute without quotes', `${HEAD}<a x=1/>`, /no markup/],
  ['an attribute twice', `${HEAD}<a x="1" x="2"/>`, /stands twice/],
  ['a bare <', `${HEAD}<a>1 < 2</a>`, /no markup/],
  ['nothing', HEAD, /not one element/],
] as const) {
  test(`refuses: ${because}`, () => assert.throws(() => readXml(xml), fault));
}
