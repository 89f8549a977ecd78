// The theme opens its navigation, its search and its palette with labels of hidden check boxes: a mouse can press
// them, a keyboard cannot, and nobody is told what they are. Without this script they stay as the theme made them.
(() => {
  "use strict";

  const NARROW = matchMedia("(max-width: 76.234375em)");
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });

  const typing = (target) => target.matches("input, textarea, select, [contenteditable]");
  const single = ({ key, ctrlKey, metaKey, altKey }) =>
    key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;

  // A button in the place of a label: same classes and content, so that it looks the same.
  const button = (label, name, press) => {
    const made = document.createElement("button");
    for (const { name: attribute, value } of label.attributes) made.setAttribute(attribute, value);
    made.removeAttribute("tabindex");
    made.type = "button";
    made.append(...label.childNodes);
    if (name) made.setAttribute("aria-label", name);
    made.addEventListener("click", press);
    label.replaceWith(made);
    return made;
  };

  const follow = (made, toggle) => {
    const tell = () => made.setAttribute("aria-expanded", String(toggle.checked));
    toggle.addEventListener("change", tell);
    tell();
  };

  const opener = (label, name) => {
    const toggle = document.getElementById(label.htmlFor);
    const made = button(label, name, () => toggle.click());
    follow(made, toggle);
    return made;
  };

  // All but one part of the page rests: it can neither be focused nor read out.
  const rest = (part, resting) => {
    for (let each = part; each !== document.body; each = each.parentElement) {
      for (const other of each.parentElement.children) {
        if (other !== each && !other.matches(".md-overlay, .md-toggle, script")) other.inert = resting;
      }
    }
  };

  const drawer = () => {
    const toggle = find("#__drawer");
    const side = find(".md-sidebar--primary");
    const label = find(".md-header [for=__drawer]");
    if (!toggle || !side || !label) return;
    const menu = opener(label, "Navigation");
    const overlay = button(find(".md-overlay"), "Close navigation", () => toggle.click());
    const change = () => {
      const open = toggle.checked && NARROW.matches;
      rest(side, open);
      const first = all("a, button", side).find(seen);
      if (open) (first || overlay).focus({ preventScroll: true });
      else if (NARROW.matches) menu.focus();
    };
    toggle.addEventListener("change", change);
    NARROW.addEventListener("change", () => rest(side, toggle.checked && NARROW.matches));
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && toggle.checked) toggle.click();
    });
  };

  // A panel of the navigation: what opens it, and, where the navigation is a drawer, the title that leads back.
  const panel = (toggle) => {
    const item = toggle.parentElement;
    const label = find(`:scope > label, :scope > .md-nav__container > label`, item);
    const title = find(":scope > .md-nav > .md-nav__title", item);
    const topic = title ? title.textContent.trim() : "";
    const open = label && opener(label, label.textContent.trim() ? "" : `Pages below ${topic}`);
    const back = title && button(title, `Back from ${topic}`, () => toggle.click());
    toggle.addEventListener("change", () => {
      if (NARROW.matches) (toggle.checked ? back : open)?.focus({ preventScroll: true });
    });
  };

  // On a wide screen some of these are headings or signs, which the theme lets no mouse press either.
  const fit = () => {
    for (const each of all("button[for]")) each.disabled = getComputedStyle(each).pointerEvents === "none";
    for (const title of all("button.md-nav__title")) title.disabled = !NARROW.matches;
  };

  const search = () => {
    const toggle = find("#__search");
    const label = find(".md-header > * > [for=__search]");
    if (!toggle || !label) return;
    const open = opener(label, "Search");
    const back = find(".md-search__icon[for=__search]");
    if (back) button(back, "Close search", () => toggle.click());
    toggle.addEventListener("change", () => {
      if (toggle.checked) find(".md-search__input").focus();
      else if (seen(open)) open.focus();
    });
    // The theme focuses the field to open the search; on a narrow screen the field is hidden until it is open.
    addEventListener("keydown", (event) => {
      if (!seen(open) || !single(event) || !"/fs".includes(event.key) || typing(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      toggle.click();
    }, true);
  };

  // The choice of colours is one button that says what it does; the theme's radio buttons work behind it.
  const palette = () => {
    const options = all(".md-header__option > .md-option");
    options.forEach((option, index) => {
      option.tabIndex = -1;
      option.setAttribute("aria-hidden", "true");
      const label = option.nextElementSibling;
      const next = options[(index + 1) % options.length];
      if (!(label instanceof HTMLLabelElement)) return;
      const made = button(label, label.title, () => {
        next.click();
        next.nextElementSibling?.focus();
      });
      // The theme would switch once more and take the focus away.
      made.addEventListener("keydown", (event) => event.stopPropagation());
    });
  };

  // Shortcuts of a single letter are pressed by accident, by a voice too: who does not want them turns them off.
  const shortcuts = () => {
    const place = find(".md-footer-meta__inner");
    if (!place) return;
    const part = document.createElement("p");
    const switcher = document.createElement("button");
    part.className = "sms-shortcuts";
    switcher.type = "button";
    // Where a browser keeps nothing, the choice lasts as long as the page.
    let choice = "on";
    const off = () => {
      try {
        return (localStorage.getItem("sms-shortcuts") ?? choice) === "off";
      } catch {
        return choice === "off";
      }
    };
    const tell = () => {
      part.firstChild.textContent = off()
        ? "Keyboard shortcuts of one letter are off. "
        : "Keyboard shortcuts: / search, n next page, p previous page. ";
      switcher.textContent = off() ? "Turn shortcuts on" : "Turn shortcuts off";
    };
    part.append("", switcher);
    switcher.addEventListener("click", () => {
      choice = off() ? "on" : "off";
      try {
        localStorage.setItem("sms-shortcuts", choice);
      } catch {
        // Nothing to do: it holds for this page.
      }
      tell();
    });
    place.append(part);
    tell();
    addEventListener("keydown", (event) => {
      if (single(event) && off() && !typing(event.target)) event.stopImmediatePropagation();
    }, true);
  };

  // After the theme, which looks for its labels when the document is ready.
  addEventListener("DOMContentLoaded", () => {
    shortcuts();
    drawer();
    search();
    palette();
    all(".md-nav__toggle").forEach(panel);
    fit();
    addEventListener("resize", fit);
  });
})();
