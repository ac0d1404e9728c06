declare module 'asl-validator' {
  /** Adds `QueryLanguage` to the states of the definition it is given. */
  function validate(definition: object): { readonly isValid: boolean; errorsText(separator?: string): string };
  export = validate;
}
