/** Answers whose comments have something to say: written for tests, in English. */
export function someComments(): { score: number; comment: string }[] {
  const dear = [
    "Prices have gone up again and it is far too expensive now.",
    "Overpriced compared with the shop across the street.",
    "I like the plants but the price is ridiculous.",
    "Way too expensive for a small pot of herbs.",
    "The prices are outrageous, I paid twice as much as last year.",
    "Terrible value for money, much too expensive.",
  ];
  const kind = [
    "The staff were friendly and helped me at once.",
    "Wonderful service, the assistant knew everything about roses.",
    "Very kind people at the counter, thank you!",
    "Great advice from a patient member of staff.",
    "The lady at the desk was so helpful, excellent service.",
    "Helpful and polite staff, I always come back.",
  ];
  const slow = [
    "I waited forty minutes in the queue.",
    "Nobody answers the phone, I waited for ever.",
    "Long queue at the checkout and only one till open.",
    "The parking is always full on Saturdays.",
    "There are never enough parking spaces, and the parking meter is broken.",
    "The car park is hard to find, parkings are badly marked.",
  ];
  const around = [
    "in Riga",
    "on Monday",
    "this spring",
    "last week",
    "with my sister",
    "near noon",
  ];
  const answers = around.flatMap((where, round) => [
    ...dear.map((text, i) => ({
      score: [2, 4, 3, 6, 1, 5][i] ?? 3,
      comment: `${text} It was ${where}, visit ${round + 1}.`,
    })),
    ...kind.map((text, i) => ({
      score: [10, 9, 10, 8, 9, 10][i] ?? 9,
      comment: `${text} That was ${where}.`,
    })),
    ...slow.map((text, i) => ({
      score: [5, 7, 6, 8, 7, 6][i] ?? 6,
      comment: `${text} We came ${where}.`,
    })),
  ]);
  const queue = "The checkout queue was endless again and nobody opened a second till";
  return [
    ...answers,
    ...[".", "!", "!!", ", sadly."].map((end, i) => ({ score: 3 + i, comment: queue + end })),
    { score: 10, comment: "Awful service, rude staff, I am furious and will never come back." },
    { score: 10, comment: "Terrible! The worst shop I have ever been to, a disgrace." },
    { score: 1, comment: "Absolutely wonderful, I love everything about this place!" },
  ];
}
