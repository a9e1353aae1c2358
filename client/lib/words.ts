/** The words of the interface. The one place that chooses a language: `words/cy.ts` can stand beside. */
export * from "../words/en-GB";
