/** Stands where Textract names the version of its model, so that nobody takes the stand-in's answer for AWS's. */
export const MODEL_VERSION = '1.0-local-stand-in';
