extension ProofPage {
  /// The script of the page. Text of the issue reaches the page as text nodes only.
  static let script = "'use strict';\n(() => {\n" + passages + articles + overview + core + "})();"

  /// Cards, verdicts, filters and keys, and the start of it all.
  private static let core = #"""
    const data = JSON.parse(document.getElementById('data').textContent);
    const ui = data.ui;
    const app = document.getElementById('app');
    const findings = data.findings;
    const groups = ['repeat', 'split', 'displaced', 'jump', 'open'];

    function el(tag, className, ...children) {
      const node = document.createElement(tag);
      if (className) node.className = className;
      for (const child of children) {
        if (child !== null && child !== undefined) node.append(child);
      }
      return node;
    }
    const hasDigit = (text) => /\p{N}/u.test(text);

    // Verdicts live in the browser and leave it only as a file that the reader saves.
    const store = 'collate:' + data.inputs.map((input) => input.path).join('|');
    let verdicts = {};
    try { verdicts = JSON.parse(localStorage.getItem(store)) || {}; } catch { verdicts = {}; }
    function remember() {
      try { localStorage.setItem(store, JSON.stringify(verdicts)); } catch { /* private mode */ }
    }

    const state = { group: 'all', page: '', undecided: false, view: 'findings', current: -1 };
    let visible = [];
    const cards = [];

    /* ---- cards ---- */
    function fill(index) {
      const card = cards[index];
      if (card.dataset.filled) return;
      card.dataset.filled = '1';
      const finding = findings[index];
      const title = el('h2', '', el('span', 'number', `${index + 1}`),
        el('span', 'badge', finding.severityName), el('span', '', finding.name),
        el('span', 'rule', finding.rule));
      const message = el('p', 'message', finding.message);
      message.title = finding.help;
      card.append(title, message);
      if (finding.seam) card.append(...seamNode(finding));
      else if (finding.inner) card.append(innerNode(finding));
      else if (finding.pairs) {
        for (const pair of finding.pairs) card.append(pairNode(finding, pair));
        const shown = new Set(finding.pairs.flatMap((pair) => [pair.left, pair.right]));
        const rest = finding.places.filter((place, at) => !shown.has(at));
        if (rest.length) {
          card.append(el('p', 'tip', ui.also + ' ' + rest.map((p) => p.label).join('; ')));
        }
      } else card.append(plainNodes(finding));
      card.append(verdictNode(index));
      if (card.textContent.length > 3000) card.classList.add('tall');
      card.style.minHeight = '0';
    }
    function verdictNode(index) {
      const key = findings[index].key;
      const fault = el('button', '', ui.fault);
      const allow = el('button', '', ui.allow);
      const reason = el('input');
      reason.placeholder = ui.reason;
      reason.setAttribute('aria-label', ui.reason);
      fault.type = allow.type = 'button';
      fault.dataset.verdict = 'fault';
      allow.dataset.verdict = 'allow';
      const node = el('div', 'verdict', fault, allow, reason);
      function show() {
        const verdict = verdicts[key] || {};
        fault.setAttribute('aria-pressed', verdict.kind === 'fault');
        allow.setAttribute('aria-pressed', verdict.kind === 'allow');
        reason.hidden = verdict.kind !== 'allow';
        if (document.activeElement !== reason) reason.value = verdict.reason || '';
        cards[index].classList.toggle('done', Boolean(verdict.kind));
      }
      function set(kind) {
        const same = verdicts[key] && verdicts[key].kind === kind;
        if (same) delete verdicts[key];
        else verdicts[key] = { kind, reason: (verdicts[key] || {}).reason || '' };
        remember();
        show();
        countVerdicts();
        paintRail();
        if (!same && kind === 'allow') reason.focus({ preventScroll: true });
      }
      fault.addEventListener('click', () => set('fault'));
      allow.addEventListener('click', () => set('allow'));
      reason.addEventListener('input', () => {
        if (verdicts[key]) verdicts[key].reason = reason.value;
        remember();
      });
      show();
      return node;
    }
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) fill(Number(entry.target.dataset.index));
      }
    }, { rootMargin: '1200px' });

    /* ---- the page ---- */
    const chips = {};
    function chip(name, count) {
      const node = el('button', 'chip', ui[name] || name, el('b', '', String(count)));
      node.type = 'button';
      node.dataset.group = name;
      node.dataset.count = String(count);
      node.addEventListener('click', () => { state.group = name; apply(); });
      chips[name] = node;
      return node;
    }
    const main = el('main', 'wide');
    const list = el('section', 'list');
    const articles = el('section', 'articles');
    articles.hidden = true;
    const saved = el('span', 'tip');
    const pageSelect = el('select');

    function header() {
      const some = data.inputs.slice(0, 3).map((input) => input.path);
      const more = data.inputs.length - some.length;
      const paths = some.join(', ') + (more ? ` +${more}` : '');
      const theme = el('button', '', '◐');
      theme.type = 'button';
      theme.title = ui.theme;
      theme.setAttribute('aria-label', ui.theme);
      theme.addEventListener('click', () => {
        const root = document.documentElement;
        root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
      });
      const top = el('div', 'row',
        el('h1', '', ui.title, el('small', '', paths)), el('span', 'spacer'));
      const views = el('span', 'row controls');
      if (data.articles.length) {
        for (const view of ['findings', 'articles']) {
          const button = el('button', 'chip', ui[view]);
          button.type = 'button';
          button.dataset.view = view;
          button.addEventListener('click', () => { state.view = view; apply(); });
          views.append(button);
        }
      }
      views.append(theme);
      top.append(views);
      const filters = el('div', 'row controls filters');
      filters.append(chip('all', findings.length));
      for (const group of groups) {
        const count = findings.filter((finding) => finding.group === group).length;
        if (count) filters.append(chip(group, count));
      }
      const pages = [...new Set(findings.flatMap((finding) => finding.pages))];
      if (pages.length > 1) {
        pageSelect.append(new Option(ui.allPages, ''));
        for (const page of pages) pageSelect.append(new Option(page, page));
        pageSelect.setAttribute('aria-label', ui.allPages);
        pageSelect.addEventListener('change', () => {
          state.page = pageSelect.value;
          apply();
        });
        filters.append(pageSelect);
      }
      const undecided = el('input');
      undecided.type = 'checkbox';
      undecided.addEventListener('change', () => {
        state.undecided = undecided.checked;
        apply();
      });
      const save = el('button', '', ui.export);
      save.type = 'button';
      save.title = ui.exportHelp;
      save.addEventListener('click', exportFile);
      save.id = 'export';
      filters.append(el('label', 'toggle', undecided, ui.open_), el('span', 'spacer'), saved, save);
      const keys = el('div', 'tip controls keys');
      for (const [key, words] of ui.keys.split('|').map((part) => part.split(' '))) {
        keys.append(el('kbd', '', key), words);
      }
      return el('header', 'top', el('div', 'wide', top,
        el('div', 'summary', data.summary), filters, keys));
    }
    function countVerdicts() {
      const decided = findings.filter((finding) => verdicts[finding.key]).length;
      saved.textContent = decided ? `${decided} / ${findings.length} ${ui.decided}` : '';
    }
    function allowFile() {
      const entries = findings.filter((finding) => (verdicts[finding.key] || {}).kind === 'allow')
        .map((finding) => ({
          ...(finding.also.length ? { also: finding.also } : {}),
          count: finding.count || 1,
          excerpt: Array.from(finding.places[0].text).slice(0, 20).join(''),
          key: finding.key,
          places: finding.places.map((place) => place.label),
          reason: verdicts[finding.key].reason || '',
        }));
      const unique = new Map();
      for (const entry of entries) {
        const old = unique.get(entry.key);
        if (old && !findings.some((f) => f.key === entry.key && f.count)) old.count += entry.count;
        else unique.set(entry.key, entry);
      }
      const lines = [...unique.values()]
        .sort((a, b) => (a.key < b.key ? -1 : 1)).map((entry) => '    ' + JSON.stringify(entry));
      return '{\n  "entries": [\n' + lines.join(',\n') + '\n  ],\n  "schema": "collate.baseline/1"\n}\n';
    }
    function exportFile() {
      const link = el('a');
      link.href = URL.createObjectURL(new Blob([allowFile()], { type: 'application/json' }));
      link.download = 'allow.json';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }
    function apply() {
      visible = [];
      findings.forEach((finding, index) => {
        const shown = (state.group === 'all' || finding.group === state.group)
          && (!state.page || finding.pages.includes(state.page))
          && (!state.undecided || !verdicts[finding.key]);
        cards[index].hidden = !shown;
        if (shown) visible.push(index);
      });
      for (const [name, node] of Object.entries(chips)) {
        node.setAttribute('aria-pressed', name === state.group);
      }
      for (const node of document.querySelectorAll('[data-view]')) {
        node.setAttribute('aria-pressed', node.dataset.view === state.view);
      }
      for (const node of document.querySelectorAll('.filters, .keys, .map, .rail')) {
        node.hidden = state.view !== 'findings';
      }
      paintMap();
      paintRail();
      list.hidden = state.view !== 'findings';
      articles.hidden = state.view !== 'articles';
      if (!articles.hidden && !articles.childElementCount) fillArticles();
      empty.hidden = visible.length > 0 || list.hidden;
      countVerdicts();
    }
    const empty = el('p', 'empty', ui.none);

    /* ---- keys ---- */
    function go(step) {
      if (!visible.length || list.hidden) return;
      const at = visible.indexOf(state.current);
      const next = at < 0 ? (step > 0 ? 0 : visible.length - 1)
        : Math.min(visible.length - 1, Math.max(0, at + step));
      select(visible[next]);
    }
    function select(index) {
      if (cards[state.current]) cards[state.current].classList.remove('current');
      state.current = index;
      // What comes into view must have its height before, or the card is pushed away.
      const at = visible.indexOf(index);
      visible.slice(Math.max(0, at - 12), at + 12).forEach(fill);
      fill(index);
      cards[index].classList.add('current');
      cards[index].scrollIntoView({ block: 'start' });
      paintMap();
      paintRail();
    }
    document.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') {
        if (event.key === 'Enter' || event.key === 'Escape') event.target.blur();
        return;
      }
      if (event.target instanceof HTMLSelectElement) return;
      if (event.key === 'n') go(1);
      else if (event.key === 'p') go(-1);
      else if ((event.key === 'f' || event.key === 'a') && cards[state.current]) {
        event.preventDefault();
        cards[state.current].querySelector(
          `[data-verdict="${event.key === 'f' ? 'fault' : 'allow'}"]`).click();
      }
    });
    addEventListener('beforeprint', () => visible.forEach(fill));

    /* ---- start ---- */
    if (matchMedia('(prefers-color-scheme: dark)').matches) {
      document.documentElement.dataset.theme = 'dark';
    }
    for (const input of data.inputs) {
      if (input.state !== 'read') {
        main.append(el('p', 'problem', `${input.path}: ${ui[input.state]}: ${input.reason}`));
      }
    }
    findings.forEach((finding, index) => {
      const card = el('article', 'card');
      card.dataset.index = String(index);
      card.dataset.severity = finding.severity;
      card.dataset.rule = finding.rule;
      cards.push(card);
      list.append(card);
    });
    fillRail();
    const map = mapNode();
    if (map) main.append(map);
    main.append(list, empty, articles);
    if (data.total > findings.length) {
      list.append(el('p', 'tip', `${data.total - findings.length} ${ui.notListed}`));
    }
    if (data.echoes.length) {
      const details = el('details', '', el('summary', '', `${ui.echoes}: ${data.echoes.length}`));
      for (const echo of data.echoes) {
        details.append(el('div', '', `“${echo.text}” — ${echo.places.join('; ')}`));
      }
      main.append(details);
    }
    const top = header();
    app.append(top, el('div', 'layout', rail, main), el('footer', 'wide', data.tool));
    // What is scrolled to must not hide under the header, however many lines that has.
    new ResizeObserver(() => {
      const isSticky = getComputedStyle(top).position === 'sticky';
      const height = isSticky ? top.offsetHeight : 0;
      document.documentElement.style.setProperty('--top', `${height}px`);
    }).observe(top);
    apply();
    for (const card of cards) observer.observe(card);
    document.documentElement.dataset.ready = String(findings.length);
    """#
}
