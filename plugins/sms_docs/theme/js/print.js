/* Writes the day of printing, by the reader's clock, into the foot of every sheet. Without script a line is left for it. */
(() => {
  "use strict";
  const two = (number) => String(number).padStart(2, "0");

  addEventListener("beforeprint", () => {
    const now = new Date();
    const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    document.documentElement.style.setProperty("--sms-printed", `"${day}"`);
    for (const place of document.querySelectorAll(".sms-printed")) place.textContent = day;
  });
})();
