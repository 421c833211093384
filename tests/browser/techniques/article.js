// The article every technique page carries, and the page around it.

export const TITLE = 'How the harbour got its tide tables';

/** The paragraphs as a reader sees them: what a copy has to hold, exactly. */
export const PARAGRAPHS = [
  'The tide tables of the northern harbour were first printed in the winter of 1834, on coarse grey paper, by a schoolmaster who had counted the water against a marked post for eleven years.',
  'He wrote down every flood and every ebb, and beside them the wind, the moon and the names of the boats that had waited for enough water to come in over the bar.',
  'When the harbour board asked how he could know the height of a tide a year ahead, he answered that the sea repeats itself for anybody patient enough to write it down.',
  'The board paid him forty pounds, bound the tables in green cloth and sold them at the lighthouse door, where pilots bought two copies: one for the cabin and one for the kitchen wall.',
];

const paragraphs = () => PARAGRAPHS.map((text, i) => `<p id="p${i + 1}">${text}</p>`).join('\n');

/** The article's markup, `body` standing in for the paragraphs where a technique writes its own. */
export const article = (body = paragraphs()) =>
  `<article id="article"><h1>${TITLE}</h1>\n${body}\n</article>`;

const STYLE = `body{font:18px/1.5 sans-serif;margin:0 auto;width:760px}nav a{margin-right:1em}
article{background:#fff;color:#111}h1{font-size:26px}`;

/** A whole page. `head` comes first in the head, `main` replaces the article, `script` ends the body. */
export const page = ({ head = '', main = article(), script = '', body = '', html = '' }) => `<!doctype html>
<html lang="en" ${html}><head><meta charset="utf-8"><title>${TITLE} – The Pilot</title><style>${STYLE}</style>${head}</head>
<body ${body}><header><nav><a href="/">Home</a><a href="/boats">Boats</a><a href="/wind">Wind</a></nav></header>
<main>${main}</main>
<footer>The Pilot, Quay Street</footer>${script && `<script>${script}</script>`}</body></html>`;
