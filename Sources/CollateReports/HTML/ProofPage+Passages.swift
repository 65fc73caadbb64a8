extension ProofPage {
  /// Passages side by side, seams with their reasons, repeats in a paragraph.
  static let passages = #"""
    /* ---- one passage ---- */
    function passage(place, parts) {
      const node = el('div', 'text');
      node.lang = place.lang;
      node.dir = 'auto';
      if (place.before) node.append(el('span', 'context', place.before));
      for (const part of parts) node.append(part);
      if (place.after) node.append(el('span', 'context', place.after));
      return node;
    }
    function sideOf(pair, isLeft) {
      return pair.runs.map((run) => {
        if (typeof run === 'string') return document.createTextNode(run);
        const own = run[isLeft ? 0 : 1], other = run[isLeft ? 1 : 0];
        if (own === '') return el('mark', 'gap', '‸');
        const kind = hasDigit(own + other) ? 'f' : isLeft ? 'l' : 'r';
        const mark = el('mark', kind, own);
        if (kind === 'f') mark.title = ui.figures;
        return mark;
      });
    }
    function where(finding, index) {
      const node = el('div', 'where', finding.places[index].label + ' ');
      if (finding.kept !== undefined) {
        node.append(index === finding.kept ? el('b', '', ui.keep) : el('i', '', ui.copy));
      }
      return node;
    }
    function pairNode(finding, pair) {
      const node = el('div', 'pair');
      for (const isLeft of [true, false]) {
        const index = isLeft ? pair.left : pair.right;
        const place = { ...finding.places[index], ...pair.contexts?.[isLeft ? 0 : 1] };
        node.append(el('div', 'side', where(finding, index),
          passage(place, sideOf(pair, isLeft))));
      }
      return node;
    }
    /* The words on both sides of the seam, as they will read. */
    function readingNode(seam) {
      const [tail, head] = seam.joined;
      const text = el('div', 'text', tail, el('span', 'seam'), head);
      text.lang = seam.lang;
      text.dir = 'auto';
      return el('div', 'reading joined', el('span', 'where', ui.joined), text);
    }
    function seamNode(finding) {
      const seam = finding.seam;
      const node = el('div', 'pair');
      const tail = el('div', 'text', seam.tail, el('span', 'seam'));
      const head = el('div', 'text');
      // Neighbours are each other's surroundings.
      if (!seam.adjacent) {
        tail.append(el('span', 'context', finding.places[0].after));
        if (finding.places[1]) head.append(el('span', 'context', finding.places[1].before));
      }
      head.append(el('span', 'seam'));
      if (seam.overlap) {
        const mark = el('mark', 'f', seam.overlap);
        mark.title = ui.overlap;
        head.append(mark);
      }
      head.append(seam.head);
      tail.lang = head.lang = seam.lang;
      tail.dir = head.dir = 'auto';
      node.append(
        el('div', 'side', el('div', 'where', finding.places[0].label), tail),
        el('div', 'side', el('div', 'where', finding.places[1] ? finding.places[1].label : ''),
          head));
      const table = el('table', 'reasons');
      const most = Math.max(1, ...seam.reasons.map((reason) => Math.abs(reason[1])));
      const add = (text, weight, name) => {
        const bar = el('span', weight < 0 ? 'bar minus' : 'bar');
        bar.style.width = (6 * Math.min(1, Math.abs(weight) / most)).toFixed(2) + 'rem';
        const row = el('tr', '', el('td', '', text),
          el('td', 'w', (weight > 0 ? '+' : '') + weight.toFixed(2)), el('td', '', bar));
        row.title = name;
        table.append(row);
      };
      // The strongest tell; the rest is summed, so that the whole still adds up to the score.
      const told = seam.reasons.length > 9 ? 8 : 9;
      for (const [text, weight, name] of seam.reasons.slice(0, told)) add(text, weight, name);
      const rest = seam.reasons.slice(told);
      if (rest.length) {
        add(`${ui.others} (${rest.length})`, rest.reduce((sum, reason) => sum + reason[1], 0),
          rest.map((reason) => reason[0]).join(', '));
      }
      const words = [seam.certaintyName, ...seam.telling].join(ui.semicolon);
      const details = el('details', '', el('summary', '', words), table,
        el('div', '', `${ui.score} ${seam.score.toFixed(2)} · ` +
          `${ui.margin} ${seam.margin.toFixed(2)}`));
      if (seam.runnerUp) {
        details.append(el('div', '', `${ui.runnerUp}: ${seam.runnerUp.label}, ${ui.score} ` +
          `${seam.runnerUp.score.toFixed(2)}: “${seam.runnerUp.text}”`));
      }
      return [node, readingNode(seam), details];
    }
    function innerNode(finding) {
      const place = finding.places[0];
      const text = el('div', 'text');
      text.lang = place.lang;
      text.dir = 'auto';
      for (const part of finding.inner) {
        text.append(typeof part === 'string' ? part : el('mark', 'same', part[0]));
      }
      return el('div', 'side', el('div', 'where', place.label), text);
    }
    function plainNodes(finding) {
      const node = el('div', finding.places.length > 1 ? 'pair' : '');
      for (const place of finding.places) {
        node.append(el('div', 'side', el('div', 'where', place.label),
          passage(place, [el('mark', 'same', place.text)])));
      }
      return node;
    }

    """#
}
