extension ProofPage {
  /// The style of the page: paper and ink, vermilion for the marks of the proofreader.
  static let style = #"""
    :root {
      --paper: #f6f3ec; --card: #fffdf8; --ink: #23201b; --grey: #6f6a60; --line: #ddd6c8;
      --red: #b3261e; --red-bg: #fbe4df; --green: #0a6650; --green-bg: #dcf1e8;
      --amber: #7a4b00; --amber-bg: #ffe9b8; --blue: #1f5a94; --blue-bg: #e0ecf8; --tint: #f0f4f4;
      --sans: system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
      --serif: "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", "Noto Serif", Georgia,
        SimSun, serif;
      color-scheme: light;
    }
    :root[data-theme="dark"] {
      --paper: #191816; --card: #22211e; --ink: #eae5da; --grey: #a09a8d; --line: #3b3833;
      --red: #ff9c8f; --red-bg: #4c211c; --green: #7fd8b8; --green-bg: #17382e;
      --amber: #ffd479; --amber-bg: #4a3608; --blue: #96c2ee; --blue-bg: #1c3047; --tint: #25292c;
      color-scheme: dark;
    }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    html { scroll-padding-top: calc(var(--top, 0px) + .8rem); }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 15px/1.6 var(--sans); }
    button, select, input { font: inherit; color: inherit; }
    button { cursor: pointer; background: none; border: 1px solid var(--line);
      border-radius: 99px; padding: .15rem .8rem; }
    button:hover { border-color: var(--grey); }
    :focus-visible { outline: 2px solid var(--blue); outline-offset: 2px; }
    header.top { position: sticky; top: 0; z-index: 2; background: var(--paper);
      border-bottom: 1px solid var(--line); padding: .8rem 1.5rem .6rem; }
    .wide { max-width: 91rem; margin: 0 auto; }
    .layout { display: grid; grid-template-columns: minmax(0, 1fr); max-width: 94rem;
      margin: 0 auto; }
    .rail { display: none; }
    @media (min-width: 1100px) {
      .layout:has(.rail:not([hidden])) { grid-template-columns: 21rem minmax(0, 1fr); }
      .rail { display: flex; flex-direction: column; gap: 1px; position: sticky;
        top: var(--top, 0px); align-self: start; max-height: calc(100vh - var(--top, 0px));
        overflow: auto; padding: 1.2rem 0 1.2rem 1.5rem; scrollbar-width: thin; }
    }
    .item { display: flex; gap: .5rem; align-items: baseline; text-align: left; border: 0;
      border-left: 3px solid var(--line); border-radius: 0; padding: .2rem .5rem;
      font-size: .86rem; flex: none; }
    .item b { color: var(--grey); font-weight: 400; min-width: 1.3rem; text-align: right;
      font-variant-numeric: tabular-nums; }
    .item small { color: var(--grey); margin-left: auto; white-space: nowrap; }
    .item[data-severity="error"] { border-left-color: var(--red); }
    .item[data-severity="warning"] { border-left-color: #c98a12; }
    .item[data-severity="note"] { border-left-color: var(--blue); }
    .item span { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; min-width: 0; }
    .item:hover { background: var(--tint); }
    .item[aria-current] { background: var(--blue-bg); }
    .item.done span { text-decoration: line-through; color: var(--grey); }
    .map { margin: 0 0 1.1rem; padding: 2px; display: grid; gap: .3rem .7rem;
      grid-template-columns: minmax(3.6rem, max-content) minmax(0, 1fr); align-items: center;
      max-height: 17rem; overflow: auto; scrollbar-width: thin; }
    .map .page { display: contents; }
    .map .where { max-width: 14rem; margin: 0; overflow: hidden; text-overflow: ellipsis;
      white-space: nowrap; }
    .strip { display: flex; flex-wrap: wrap; gap: 2px 1px; }
    .strip i { flex: 1 1 0; height: .95rem; min-width: 1px; background: var(--line); border-radius: 1px; }
    .strip i.error { background: var(--red); }
    .strip i.warning { background: #c98a12; }
    .strip i.note { background: var(--blue); }
    .strip i.error, .strip i.warning, .strip i.note { cursor: pointer; min-width: 3px; }
    .strip i.here { outline: 2px solid var(--ink); outline-offset: 1px; }
    kbd { font: .8rem ui-monospace, Consolas, monospace; border: 1px solid var(--line);
      border-radius: 4px; padding: 0 .35rem; margin: 0 .3rem 0 .9rem; background: var(--card); }
    kbd:first-child { margin-left: 0; }
    .row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
    h1 { font: 600 1.25rem/1.4 var(--serif); margin: 0 .6rem 0 0; }
    h1 small { font: 400 .85rem var(--sans); color: var(--grey); margin-left: .6rem; }
    .spacer { flex: 1; }
    .filters .tip:empty { display: none; }
    .keys { margin-top: .35rem; }
    .summary { color: var(--grey); font-size: .9rem; margin: .1rem 0 .5rem; }
    .chip[aria-pressed="true"] { background: var(--ink); color: var(--paper);
      border-color: var(--ink); }
    .chip b { font-weight: 600; margin-left: .35rem; font-variant-numeric: tabular-nums; }
    select { background: var(--card); border: 1px solid var(--line); border-radius: 99px;
      padding: .2rem .6rem; }
    label.toggle { display: inline-flex; gap: .35rem; align-items: center; color: var(--grey); }
    main.wide { margin: 0; min-width: 0; }
    main { padding: 1.2rem 1.5rem 4rem; }
    .card { background: var(--card); border: 1px solid var(--line); border-radius: 10px;
      border-left: 4px solid var(--grey); margin: 0 0 1.1rem; padding: .9rem 1.1rem 1rem;
      min-height: 8rem; }
    .card[data-severity="error"] { border-left-color: var(--red); }
    .card[data-severity="warning"] { border-left-color: #c98a12; }
    .card[data-severity="note"] { border-left-color: var(--blue); }
    .card.current { box-shadow: 0 0 0 2px var(--blue); }
    .card.done { opacity: .62; }
    .card.done.current { opacity: 1; }
    .card h2 { font: 600 1rem/1.5 var(--sans); margin: 0; display: flex; gap: .6rem;
      align-items: baseline; flex-wrap: wrap; }
    .card h2 .number { color: var(--grey); font-weight: 400; font-variant-numeric: tabular-nums; }
    .badge { font: 600 .78rem/1.5 var(--sans); border-radius: 4px; padding: 0 .45rem;
      background: var(--blue-bg); color: var(--blue); }
    [data-severity="error"] .badge { background: var(--red-bg); color: var(--red); }
    [data-severity="warning"] .badge { background: var(--amber-bg); color: var(--amber); }
    .rule { color: var(--grey); font: .78rem ui-monospace, Consolas, monospace; }
    .message { margin: .25rem 0 .7rem; overflow-wrap: anywhere; }
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.4rem; margin: .5rem 0 0; }
    .side { border-top: 1px solid var(--line); padding-top: .4rem; min-width: 0; }
    .where { color: var(--grey); font-size: .82rem; margin-bottom: .25rem; }
    .where b { color: var(--green); font-weight: 600; }
    .where i { color: var(--red); font-style: normal; font-weight: 600; }
    .text { font: 1.04rem/1.85 var(--serif); overflow-wrap: anywhere; text-wrap: pretty; }
    .context { color: var(--grey); }
    mark { color: inherit; background: none; border-radius: 2px; padding: 0 1px; }
    mark.l { background: var(--red-bg); text-decoration: underline wavy var(--red) 1px;
      text-underline-offset: .28em; }
    mark.r { background: var(--green-bg); text-decoration: underline solid var(--green) 2px;
      text-underline-offset: .28em; }
    mark.f { background: var(--amber-bg); outline: 2px solid #c98a12; outline-offset: 0;
      font-weight: 700; }
    mark.gap { background: none; color: var(--red); font-weight: 700; }
    mark.same { background: var(--amber-bg); text-decoration: underline dotted var(--amber) 2px;
      text-underline-offset: .28em; }
    .seam { display: inline-block; width: 0; border-left: 3px solid var(--red);
      height: 1.1em; vertical-align: -.15em; margin: 0 .22em; }
    .joined .seam { border-left-width: 2px; height: .95em; }
    .reading { background: var(--tint); border-radius: 6px; padding: .4rem .8rem; margin: .7rem 0 0;
      display: flex; gap: .9rem; align-items: baseline; }
    .reading .where { flex: none; }
    details { margin-top: .5rem; color: var(--grey); font-size: .88rem; }
    details summary { cursor: pointer; }
    table.reasons { border-collapse: collapse; margin: .3rem 0; }
    table.reasons td { padding: .05rem .8rem .05rem 0; vertical-align: middle; }
    table.reasons td.w { text-align: right; font-variant-numeric: tabular-nums; color: var(--ink); }
    .bar { display: block; height: .5rem; border-radius: 3px; background: var(--green); }
    .bar.minus { background: var(--red); }
    .verdict { display: flex; gap: .5rem; align-items: center; margin-top: .8rem; flex-wrap: wrap; }
    .verdict button[aria-pressed="true"] { background: var(--ink); color: var(--paper); }
    .verdict input { flex: 1; min-width: 12rem; max-width: 30rem; background: var(--paper);
      border: 1px solid var(--line); border-radius: 6px; padding: .15rem .6rem; }
    .tip { color: var(--grey); font-size: .85rem; }
    .problem { background: var(--red-bg); color: var(--red); border-radius: 6px;
      padding: .3rem .8rem; margin: 0 0 .6rem; }
    .article { background: var(--card); border: 1px solid var(--line); border-radius: 10px;
      padding: .9rem 1.1rem; margin-bottom: 1.1rem; }
    .article h2 { font: 600 1.15rem/1.5 var(--serif); margin: 0 0 .4rem; }
    .article p { margin: 0 0 .6em; }
    .article p.headline, .article p.subhead { font-weight: 700; }
    .article p.standfirst { font-weight: 600; }
    .article p.kicker, .article p.byline, .article p.caption, .article p.credit {
      color: var(--grey); font-size: .94em; }
    .article .gapnote { color: var(--grey); font-size: .82rem; text-align: center;
      border-top: 1px dashed var(--line); margin: .4rem 0 .8rem; line-height: 0; }
    .article .gapnote span { background: var(--card); padding: 0 .6rem; }
    .cell { min-width: 0; border-top: 1px solid var(--line); padding: .45rem .6rem 0; }
    .cell.made { background: var(--tint); }
    .cell.made .gapnote span { background: var(--tint); }
    .article .where { padding: 0 .6rem; }
    .blockno { color: var(--grey); font: .78rem var(--sans); margin-right: .5em;
      user-select: none; }
    footer { color: var(--grey); font-size: .85rem; padding: 0 1.5rem 2rem; }
    .empty { color: var(--grey); text-align: center; padding: 3rem 0; }
    @media (max-width: 720px) {
      .pair { grid-template-columns: 1fr; gap: .6rem 0; }
      header.top { position: static; padding: .8rem .8rem; }
      main { padding: .8rem; }
      .map .where { max-width: 7rem; }
      .summary { margin-top: .4rem; }
      .filters .spacer { display: none; }
      /* One under the other, what is not joined would stand there twice. */
      .article .pair > .where, .cell.joined:not(.made) { display: none; }
      .cell.made::before { content: attr(data-label); color: var(--grey);
        font: .82rem var(--sans); }
    }
    @media print {
      @page { size: A4; margin: 16mm 14mm; }
      :root, :root[data-theme="dark"] { --paper: #fff; --card: #fff; --ink: #000; --grey: #555;
        --line: #bbb; --red: #a00; --red-bg: #fff; --green: #064; --green-bg: #fff;
        --amber: #000; --amber-bg: #fff; --blue: #024; --blue-bg: #fff; --tint: #fff;
        color-scheme: light; }
      body { font-size: 10pt; }
      header.top { position: static; padding: 0 0 .5rem; }
      .controls, .verdict, .tip { display: none !important; }
      .layout, .layout:has(.rail:not([hidden])) { grid-template-columns: minmax(0, 1fr); }
      .reading { border: .5pt solid #bbb; }
      main { padding: .6rem 0; }
      .card { border-radius: 0; border-width: 0 0 0 2pt; padding: .2rem 0 .4rem .8rem;
        min-height: 0; break-inside: avoid-page; box-shadow: none !important; }
      .card.tall { break-inside: auto; }
      .card.done { opacity: 1; }
      table.reasons { font-size: 8pt; line-height: 1.35; }
      mark { border-bottom: .5pt solid #000; }
      details[open] summary { list-style: none; }
      .text { font-size: 10pt; line-height: 1.6; }
    }
    """#
}
