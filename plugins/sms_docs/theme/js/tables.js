/* Search, filter and sort in tables. Without script a table is whole and lacks only these tools.

   A table is worked on where the page keeps room for it: <div class="sms-tools"> above it. Nothing is remembered: a page
   that is opened shows all its rows in the order of the data. */
(() => {
  "use strict";
  const MOST_VALUES = 8;
  const MOST_FILTERS = 4;
  const LONGEST_VALUE = 40;
  const EMPTY = "(empty)";

  /** An element with properties, attributes (their names hold a hyphen) and children. */
  const make = (tag, facts = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(facts)) {
      if (name.includes("-")) element.setAttribute(name, value);
      else element[name] = value;
    }
    element.append(...children);
    return element;
  };

  /** Compares as the page's language does; numbers inside a text by their size, so that T-2 stands before T-10. */
  const comparison = () => {
    try {
      return new Intl.Collator(document.documentElement.lang || undefined, { numeric: true }).compare;
    } catch {
      return new Intl.Collator(undefined, { numeric: true }).compare;
    }
  };
  const compare = comparison();

  /** Small letters without accents, so that "muller" finds "Müller". */
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

  /** What a field holds; of a day that is due, without the days that are left. */
  const value = (cell) => cell.querySelector("time[datetime]")?.dateTime ?? cell.textContent.replace(/\s+/g, " ").trim();

  /** What a field is sorted by: the key that stands in it, an amount on the right, else its text; "" stands last. */
  const sortKey = (cell) => {
    const given = cell.dataset.sort ?? value(cell);
    if (given === "" || (cell.dataset.sort === undefined && !cell.classList.contains("sms-right"))) return given;
    const amount = Number((/(?<![\w.])-?[\d,]*\.?\d+(?:e[+-]?\d+)?/.exec(given)?.[0] ?? "").replaceAll(",", "") || NaN);
    return Number.isNaN(amount) ? given : amount;
  };

  const byKey = (one, other) => {
    if (typeof one === "number" && typeof other === "number") return one - other;
    return compare(String(one), String(other));
  };

  const number = (count) => count.toLocaleString("en");

  class Tools {
    constructor(place, counter) {
      this.bar = place.closest(".sms-bar");
      this.table = this.bar.nextElementSibling.querySelector("table");
      this.body = this.table.tBodies[0];
      this.heads = [...this.table.tHead.rows[0].cells];
      this.rows = [];
      for (const row of this.body.rows) {
        // Findings on a row stand in a row below it and go where it goes.
        if (row.classList.contains("sms-flagged")) this.rows.at(-1).lines.push(row);
        else this.rows.push({ main: row, lines: [row], text: null });
      }
      this.cut = this.bar.querySelector(".sms-cut") !== null;
      this.sorted = { column: -1, down: false };
      this.fill(place, `sms-filters-${counter}`);
      this.heads.forEach((head, column) => this.makeSortable(head, column));
    }

    fill(place, id) {
      this.search = make("input", { type: "search", autocomplete: "off", spellcheck: false });
      this.selects = this.choices().map(([column, values]) => this.select(column, values));
      this.panel = make("div", { className: "sms-filters", id, hidden: true }, ...this.selects.map((each) => each.label));
      this.button = make("button", { type: "button", "aria-expanded": "false", "aria-controls": id }, "Filter");
      this.button.hidden = this.selects.length === 0;
      this.all = make("button", { type: "button", hidden: true }, "Show all");
      this.count = make("span", { className: "sms-count", role: "status" });
      this.said = make("span", { className: "sms-hidden", role: "status" });
      this.note = make("p", { className: "sms-filtered" });
      place.append(make("label", {}, "Find rows", this.search), this.button, this.count, this.all, this.said, this.panel);
      this.bar.append(this.note);
      this.search.addEventListener("input", () => this.apply());
      this.button.addEventListener("click", () => this.toggle(this.panel.hidden));
      this.all.addEventListener("click", () => {
        this.clear();
        this.search.focus();
      });
      this.apply();
    }

    /** Columns with few values, each with them: [column, values]. */
    choices() {
      const found = [];
      for (let column = 1; column < this.heads.length && found.length < MOST_FILTERS; column++) {
        const cells = this.rows.map((row) => row.main.cells[column]);
        if (this.heads[column].classList.contains("sms-right") || cells.some((cell) => cell.querySelector("time"))) continue;
        const values = new Map(cells.map((cell) => [value(cell), cell]));
        if (values.size < 2 || values.size > MOST_VALUES || values.size * 2 > cells.length) continue;
        if ([...values.keys()].some((text) => text.length > LONGEST_VALUE)) continue;
        const order = [...values].sort((one, other) => byKey(sortKey(one[1]), sortKey(other[1])));
        found.push([column, order.map(([text]) => text)]);
      }
      return found;
    }

    select(column, values) {
      const title = this.heads[column].textContent;
      const options = values.map((text) => make("option", { value: `=${text}` }, text || EMPTY));
      const element = make("select", {}, make("option", { value: "" }, "All"), ...options);
      element.addEventListener("change", () => this.apply());
      return { column, title, element, label: make("label", {}, title, element) };
    }

    toggle(open) {
      this.panel.hidden = !open;
      this.button.setAttribute("aria-expanded", String(open));
    }

    clear() {
      this.search.value = "";
      for (const each of this.selects) each.element.value = "";
      this.apply();
    }

    /** Shows the rows that fit search and filters, and says how many these are. */
    apply() {
      const words = plain(this.search.value).split(" ").filter(Boolean);
      const chosen = this.selects.filter((each) => each.element.value);
      let shown = 0;
      for (const row of this.rows) {
        const fits =
          chosen.every((each) => `=${value(row.main.cells[each.column])}` === each.element.value) &&
          (words.length === 0 || this.holds(row, words));
        for (const line of row.lines) line.hidden = !fits;
        shown += fits;
      }
      this.say(shown, words.length > 0 || chosen.length > 0, chosen);
    }

    holds(row, words) {
      row.text ??= plain([...row.main.cells].map((cell) => cell.textContent).join(" "));
      return words.every((word) => row.text.includes(word));
    }

    say(shown, active, chosen) {
      const total = this.rows.length;
      const of = `${number(shown)} of ${this.cut ? `the ${number(total)} rows shown here` : `${number(total)} rows`}`;
      const idle = this.cut ? "" : `${number(total)} rows`;
      this.count.textContent = active ? of : idle;
      this.count.classList.toggle("sms-active", active);
      this.all.hidden = !active;
      this.button.textContent = chosen.length ? `Filter (${chosen.length})` : "Filter";
      const asked = chosen.map((each) => `${each.title}: ${each.element.selectedOptions[0].textContent}`);
      if (this.search.value.trim()) asked.unshift(`search for “${this.search.value.trim()}”`);
      this.note.textContent = active ? `Filtered: ${of} (${asked.join("; ")}).` : "";
    }

    makeSortable(head, column) {
      const button = make("button", { type: "button", className: "sms-sort" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => this.sort(column));
    }

    /** Upwards, then downwards, then as it was. */
    sort(column) {
      const { column: before, down } = this.sorted;
      const next = before !== column ? { column, down: false } : down ? { column: -1, down: false } : { column, down: true };
      this.sorted = next;
      this.heads.forEach((head) => head.removeAttribute("aria-sort"));
      let order = this.rows;
      if (next.column >= 0) {
        this.heads[column].setAttribute("aria-sort", next.down ? "descending" : "ascending");
        const keyed = this.rows.map((row) => ({ row, key: sortKey(row.main.cells[column]) }));
        keyed.sort((one, other) => {
          if (one.key === "" || other.key === "") return (one.key === "") - (other.key === "");
          return next.down ? byKey(other.key, one.key) : byKey(one.key, other.key);
        });
        order = keyed.map((each) => each.row);
      }
      this.body.append(...order.flatMap((row) => row.lines));
      const title = this.heads[column].textContent;
      const way = next.down ? "descending" : "ascending";
      this.said.textContent = next.column < 0 ? "In the order of the data" : `Sorted by ${title}, ${way}`;
    }
  }

  const tools = [...document.querySelectorAll(".sms-tools")].map((place, counter) => new Tools(place, counter));

  /** A link to a row works whatever is filtered; a row that this page does not have is not searched for in vain. */
  const reveal = (hash) => {
    let id = hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // not encoded
    }
    if (!id) return;
    const row = document.getElementById(id);
    if (row) {
      const hiding = tools.find((each) => each.body.contains(row));
      if (hiding && row.hidden) {
        hiding.clear();
        row.scrollIntoView();
      }
      return;
    }
    const cut = tools.find((each) => each.cut && each.body.querySelector('tr[id^="entry-"]'));
    if (!cut || !id.startsWith("entry-")) return;
    cut.count.textContent = `${id.slice("entry-".length)} is not among the rows shown here; it is in the file with all rows.`;
    cut.count.classList.add("sms-active");
    cut.bar.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", () => reveal(location.hash));
  // The same link a second time changes no address.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href*='#']");
    if (link && link.hash === location.hash && link.pathname === location.pathname) reveal(link.hash);
  });
  reveal(location.hash);

  /* A table that fits needs no stop of the keyboard for scrolling. */
  const fit = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const table of document.querySelectorAll(".sms-table")) fit.observe(table);
})();
