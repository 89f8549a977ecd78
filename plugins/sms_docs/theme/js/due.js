/* Counts the days to what is due on the day of reading, so that a site not built for months does not lie.

   <time datetime="2027-02-01" data-sms-due>2027-02-01</time> gets "due in 12 days"; an element with
   data-sms-until="2027-02-01" is hidden from that day on. The day is that of <meta name="sms-as-of">, where the settings
   fix one, else the reader's. What is no real day is left alone. */
(() => {
  "use strict";
  const DAY = 86_400_000;
  const soon = Number(document.querySelector('meta[name="sms-due-soon"]')?.content ?? 30);

  /** Days since 1970 of a text like 2027-02-01; NaN for anything else and for a day that does not exist. */
  const number = (text) => {
    const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? "");
    if (!found) return NaN;
    const at = Date.UTC(+found[1], found[2] - 1, +found[3]);
    return new Date(at).toISOString().startsWith(text) ? at / DAY : NaN;
  };

  const today = () => {
    const fixed = number(document.querySelector('meta[name="sms-as-of"]')?.content);
    const now = new Date();
    return Number.isNaN(fixed) ? Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY : fixed;
  };

  const counted = (days) => `${days} ${days === 1 ? "day" : "days"}`;
  const words = (left) => {
    if (left === 0) return "due today";
    return left > 0 ? `due in ${counted(left)}` : `overdue by ${counted(-left)}`;
  };
  const tone = (left) => (left < 0 ? "sms-bad" : left <= soon ? "sms-warn" : "sms-muted");

  const count = () => {
    const day = today();
    for (const time of document.querySelectorAll("time[data-sms-due]")) {
      const left = number(time.getAttribute("datetime")) - day;
      if (Number.isNaN(left)) continue;
      let badge = time.querySelector(".sms-due");
      if (!badge) {
        badge = document.createElement("span");
        time.append(" ", badge);
      }
      badge.className = `sms-due ${tone(left)}`;
      badge.textContent = words(left);
    }
    for (const element of document.querySelectorAll("[data-sms-until]")) {
      element.hidden = number(element.dataset.smsUntil) <= day;
    }
  };

  /** Says on a site that nobody has built for a while that only the days are counted anew. */
  const stale = () => {
    const built = document.querySelector('meta[name="sms-built"]')?.content;
    const age = today() - number(built);
    if (!(age > 0) || !document.querySelector("time[data-sms-due], .sms-tone")) return;
    const note = document.createElement("p");
    note.className = "sms-stale";
    note.textContent =
      `Built for ${built}, ${counted(age)} ago: states and counts are those of that day; only the days left are counted today.`;
    (document.querySelector("article h1") ?? document.querySelector("article")?.firstChild)?.after(note);
  };

  count();
  stale();
  // A page that stays open for days: count again when somebody comes back to it or prints it.
  document.addEventListener("visibilitychange", count);
  addEventListener("beforeprint", count);
})();
