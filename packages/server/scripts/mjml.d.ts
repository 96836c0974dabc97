/** What we use of the compiler; its package ships no types. */
declare module "mjml" {
  function mjml(
    source: string,
    options: { validationLevel: "strict"; keepComments: boolean; fonts: Record<string, string> },
  ): Promise<{ html: string; errors: { formattedMessage: string }[] }>;
  export = mjml;
}
