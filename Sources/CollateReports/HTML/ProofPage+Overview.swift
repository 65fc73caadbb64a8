extension ProofPage {
  /// The overview: every page as a strip of its blocks, and every finding in a line.
  static let overview = #"""
    /* ---- pages as strips of blocks ---- */
    const cells = [];
    const touching = new Map();
    const severities = ['note', 'warning', 'error'];
    function mapNode() {
      if (!data.map.length) return null;
      findings.forEach((finding, index) => {
        for (const [first, last] of finding.blocks) {
          for (let block = first; block <= last; block += 1) {
            if (!touching.has(block)) touching.set(block, []);
            touching.get(block).push(index);
          }
        }
      });
      const node = el('section', 'map controls');
      node.setAttribute('aria-label', ui.map);
      for (const page of data.map) {
        const strip = el('div', 'strip');
        page.lengths.forEach((length, at) => {
          const block = page.first + at;
          const cell = el('i');
          cell.style.flexGrow = String(length);
          cell.dataset.block = String(block);
          const own = touching.get(block);
          if (own) {
            cell.title = [...new Set(own.map((index) =>
              `${index + 1} ${findings[index].name}`))].join('\n');
          }
          cells.push(cell);
          strip.append(cell);
        });
        node.append(el('div', 'page', el('span', 'where', page.label), strip));
      }
      node.addEventListener('click', (event) => {
        const own = touching.get(Number(event.target.dataset.block)) || [];
        const shown = own.filter((index) => visible.includes(index));
        if (shown.length) select(shown[(shown.indexOf(state.current) + 1) % shown.length]);
      });
      return node;
    }
    function paintMap() {
      const shown = new Set(visible);
      for (const cell of cells) {
        const own = (touching.get(Number(cell.dataset.block)) || [])
          .filter((index) => shown.has(index));
        const worst = Math.max(-1, ...own.map((index) =>
          severities.indexOf(findings[index].severity)));
        cell.className = worst < 0 ? '' : severities[worst];
        if (own.includes(state.current)) cell.classList.add('here');
      }
    }

    /* ---- findings in a line each ---- */
    const rail = el('nav', 'rail controls');
    const items = [];
    function fillRail() {
      rail.setAttribute('aria-label', ui.findings);
      findings.forEach((finding, index) => {
        const item = el('button', 'item', el('b', '', String(index + 1)),
          el('span', '', finding.name), el('small', '', finding.short));
        item.type = 'button';
        item.dataset.severity = finding.severity;
        item.addEventListener('click', () => select(index));
        items.push(item);
        rail.append(item);
      });
    }
    function paintRail() {
      items.forEach((item, index) => {
        item.hidden = cards[index].hidden;
        item.classList.toggle('done', Boolean(verdicts[findings[index].key]));
        const isHere = index === state.current;
        if (isHere) item.setAttribute('aria-current', 'true');
        else item.removeAttribute('aria-current');
        if (isHere && rail.offsetParent) item.scrollIntoView({ block: 'nearest' });
      });
    }

    """#
}
