// Names, states and messages that the theme does not tell to those who cannot see the page.
(() => {
  "use strict";

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const set = (selector, attribute, value) => {
    for (const element of all(selector)) element.setAttribute(attribute, value);
  };

  const names = () => {
    set(".md-search", "aria-label", "Search");
    set(".md-search__scrollwrap", "aria-label", "Search results");
    set(".md-search__scrollwrap", "role", "region");
    // How many pages were found, and that something was copied, is said without moving the focus.
    set(".md-search-result__meta", "role", "status");
    set(".md-dialog", "role", "status");
    // Not in the table of contents, where the same class follows the reader.
    set(".md-nav--primary .md-nav__link--active:not(.md-nav--secondary *)", "aria-current", "page");
    set(".md-tabs__item--active > .md-tabs__link", "aria-current", "true");
    for (const each of all(".md-nav[aria-expanded]")) each.removeAttribute("aria-expanded");
  };

  const headings = () => {
    for (const link of all(".headerlink")) {
      const heading = link.parentElement.cloneNode(true);
      for (const each of all(".headerlink, .sms-flag", heading)) each.remove();
      link.setAttribute("aria-label", `Permanent link to ${heading.textContent.trim()}`);
    }
  };

  // A part of the navigation takes its name from what opens it; the theme names it after an empty label or none.
  const navigation = () => {
    for (const part of all(".md-nav--primary .md-nav[aria-labelledby]")) {
      const title = part.querySelector(":scope > .md-nav__title");
      if (!title) continue;
      part.removeAttribute("aria-labelledby");
      part.setAttribute("aria-label", title.textContent.trim());
    }
  };

  // A table that is wider than its place can be scrolled with the arrow keys, and says what it is.
  const table = (wrap) => {
    const wide = wrap.scrollWidth > wrap.clientWidth + 1;
    if (wide === wrap.hasAttribute("tabindex")) return;
    for (const [attribute, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", title(wrap)]]) {
      if (wide) wrap.setAttribute(attribute, value);
      else wrap.removeAttribute(attribute);
    }
  };

  const title = (wrap) => {
    const heads = all("th", wrap).map((each) => each.textContent.trim()).filter(Boolean);
    return `Table: ${heads.slice(0, 3).join(", ") || "scrolls sideways"}`;
  };

  const tables = () => {
    const watch = new ResizeObserver((entries) => entries.forEach((entry) => table(entry.target)));
    all(".md-typeset__scrollwrap").forEach((each) => watch.observe(each));
  };

  // The theme puts the button that copies a listing into a navigation of its own.
  const listings = () => {
    const main = document.querySelector("main");
    if (!main) return;
    const mend = () => set(".md-code__nav:not([role])", "role", "none");
    new MutationObserver(mend).observe(main, { childList: true, subtree: true });
    mend();
  };

  // The selector of versions comes when the list of versions has been read.
  const versions = () => {
    const header = document.querySelector(".md-header__title");
    if (!header) return;
    const mend = () => {
      const button = document.querySelector(".md-version__current");
      if (!button || button.dataset.smsNamed) return;
      button.dataset.smsNamed = "true";
      button.type = "button";
      button.setAttribute("aria-label", `${button.textContent.trim()}: select version`);
      dismiss(button.parentElement, button);
    };
    new MutationObserver(mend).observe(header, { childList: true, subtree: true });
    mend();
  };

  // The list of versions opens under the pointer and on focus; Escape closes it until both have left.
  const dismiss = (part, button) => {
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !part.matches(":hover, :focus-within")) return;
      if (part.contains(document.activeElement)) button.focus();
      part.classList.add("sms-dismissed");
    });
    part.addEventListener("mouseleave", () => part.classList.remove("sms-dismissed"));
    part.addEventListener("focusout", (event) => {
      if (!part.contains(event.relatedTarget)) part.classList.remove("sms-dismissed");
    });
  };

  // After the theme, which wraps tables when the document is ready.
  addEventListener("DOMContentLoaded", () => {
    names();
    headings();
    navigation();
    listings();
    versions();
    requestAnimationFrame(tables);
  });
})();
