import { samplePage } from '../tests/content/sample-page.ts';
import { countWords, plainText } from '../src/catalog/prose-page.ts';
import { spansOf, sentencesOf } from '../tests/content/spans.ts';
const p = samplePage();
console.log(p.sections.map(s=>[s.title, s.blocks.reduce((n,b)=>n+countWords(plainText(b)),0)]));
console.log(spansOf(p).map(s=>[s.lineAt(0), s.lineAt(s.text.length-1), sentencesOf(s).map(x=>x.text)]));
