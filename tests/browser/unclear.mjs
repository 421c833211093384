// A page of which it is not clear what is the article: a short text over long answers to it.

export const UNCLEAR = `<!doctype html><html lang="en"><title>The clock</title>
<main><p>The town clock was stopped by hand every night so that the baker could sleep. Nobody knows who began it.</p></main>
<div class="comments"><h3>3 comments</h3>
<div class="comment"><p>The town clock was stopped by hand every night so that the baker could sleep. Nobody knows who began it. The mayor said the matter would be looked into, and then it was forgotten, as such matters are.</p><p>Lovely, and so well told.</p></div>
<div class="comment"><p>The mayor was right to forget it.</p></div></div>`;
