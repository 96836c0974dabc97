import { expect, test } from "vitest";
import { withoutQuotation } from "./fold-quotation.ts";

const OURS = [
  "Hello Anna,\n\nwe are sorry that it rained in. Somebody will come on Monday.\n\nYour garden team",
];
const ADDRESSES = ["care@shop.lv", "r-abc@nps.shop.lv"];

const REPLIES: [string, string, string][] = [
  [
    "Gmail in English",
    "Thank you, Monday is fine.\n\nOn Fri, 5 Jun 2026 at 16:40, Garden <care@shop.lv> wrote:\n\n> Hello Anna,\n>\n> we are sorry that it rained in. Somebody will come on Monday.\n>\n> Your garden team",
    "Thank you, Monday is fine.",
  ],
  [
    "Outlook in Latvian, without marks",
    "Paldies, pirmdien der.\n\nNo: Garden <care@shop.lv>\nNosūtīts: piektdiena, 2026. gada 5. jūnijs\nTēma: Jūsu atsauksme\n\nHello Anna,\n\nwe are sorry that it rained in. Somebody will come on Monday.\n\nYour garden team",
    "Paldies, pirmdien der.",
  ],
  [
    "Mail.ru in Russian, quoted",
    "Хорошо, жду.\n\nПятница, 5 июня 2026, 16:40 +03:00 от Garden <r-abc@nps.shop.lv>:\n> we are sorry that it rained in. Somebody will come on Monday.",
    "Хорошо, жду.",
  ],
  [
    "Swedish, answers between the lines",
    "Den 5 juni 2026 skrev Garden <care@shop.lv>:\n> we are sorry that it rained in. Somebody will come on Monday.\n\nBra, men efter lunch.\n\n> Your garden team\n\nHälsningar Anna",
    "Bra, men efter lunch.\n\nHälsningar Anna",
  ],
];

test.each(REPLIES)(
  "what was quoted is folded and every word of the customer stays: %s",
  (_name, mail, shown) => {
    expect(withoutQuotation(mail, OURS, ADDRESSES)).toBe(shown);
  },
);

test("a mail that only quotes us is shown whole", () => {
  const mail = "> we are sorry that it rained in. Somebody will come on Monday.";
  expect(withoutQuotation(mail, OURS, ADDRESSES)).toBe(mail);
});

test("what customers write with colons and numbers is theirs", () => {
  const mail = "Two things at 10:30:\n\n1. The tap\n2. The roof";
  expect(withoutQuotation(mail, OURS, ADDRESSES)).toBe(mail);
});
