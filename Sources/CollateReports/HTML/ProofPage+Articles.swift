extension ProofPage {
  /// Articles as they read after joining, beside their blocks as they stand in the file.
  static let articles = #"""
    /* ---- joined articles beside the original ---- */
    function paragraphsOf(article) {
      const paragraphs = [];
      const byBlock = new Map();
      for (const block of article.blocks) {
        const open = block.joins === undefined ? undefined : byBlock.get(block.joins);
        if (open) open.push(block);
        else paragraphs.push([block]);
        byBlock.set(block.index, open || paragraphs[paragraphs.length - 1]);
      }
      return paragraphs;
    }
    function originalNode(blocks) {
      const node = el('div', 'cell');
      let last = null;
      for (const block of blocks) {
        if (last !== null && block.index !== last + 1) {
          const between = Math.abs(block.index - last) - 1;
          const words = block.index < last ? ui.before_ : `${between} ${ui.gap}`;
          node.append(el('div', 'gapnote', el('span', '', words)));
        }
        const number = el('span', 'blockno', String(block.number));
        number.title = block.label;
        const paragraph = el('p', 'text ' + block.role, number, block.text);
        paragraph.lang = block.lang;
        paragraph.dir = 'auto';
        node.append(paragraph);
        last = block.index;
      }
      return node;
    }
    function joinedNode(blocks) {
      const paragraph = el('p', 'text ' + blocks[0].role);
      paragraph.lang = blocks[0].lang;
      paragraph.dir = 'auto';
      blocks.forEach((block, at) => {
        if (at > 0) {
          const seam = el('span', 'seam');
          seam.title = block.label;
          paragraph.append(seam, el('span', 'blockno', String(block.number)));
        }
        paragraph.append(block.joined === undefined ? block.text : block.joined);
      });
      return el('div', 'cell joined', paragraph);
    }
    function fillArticles() {
      for (const article of data.articles) {
        const rows = el('div', 'pair');
        rows.append(el('div', 'where', ui.original), el('div', 'where', ui.joined));
        for (const blocks of paragraphsOf(article)) {
          const original = originalNode(blocks);
          const joined = joinedNode(blocks);
          if (blocks.length > 1) {
            original.classList.add('made');
            joined.classList.add('made');
            original.dataset.label = ui.original;
            joined.dataset.label = ui.joined;
          }
          rows.append(original, joined);
        }
        articles.append(el('article', 'article', el('h2', '', article.title), rows));
      }
    }

    """#
}
