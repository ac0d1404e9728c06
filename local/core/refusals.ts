import type { AwsReply, ServiceName } from './cloud.ts';
import type { AwsError } from './errors.ts';
import { faultOf, jsonOutput } from './protocols.ts';
import { escapeXml, xmlError } from './query-shapes.ts';

const QUERY_NAMESPACES: Partial<Record<ServiceName, string>> = {
  cloudfront: 'http://cloudfront.amazonaws.com/doc/2020-05-31/',
  cloudformation: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
  monitoring: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
  sns: 'http://sns.amazonaws.com/doc/2010-03-31/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
};

/** The JSON services name the same refusals otherwise. https://docs.aws.amazon.com/general/latest/gr/CommonErrors.html */
const JSON_CODES: Readonly<Record<string, string>> = {
  SignatureDoesNotMatch: 'InvalidSignatureException',
  RequestTimeTooSkewed: 'InvalidSignatureException',
  InvalidClientTokenId: 'UnrecognizedClientException',
  IncompleteSignature: 'IncompleteSignatureException',
  MissingAuthenticationToken: 'MissingAuthenticationTokenException',
};

const S3_CODES: Readonly<Record<string, string>> = {
  InvalidClientTokenId: 'InvalidAccessKeyId',
  IncompleteSignature: 'AuthorizationHeaderMalformed',
  InternalFailure: 'InternalError',
};

/** What the endpoint itself refuses (signature, time, size, unknown service), in the shape of the service that was asked. */
export function refusal(service: string, error: AwsError, requestId: string): AwsReply {
  if (service === 's3') {
    const code = S3_CODES[error.code] ?? error.code;
    const details = Object.entries(error.details)
      .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
      .join('');
    return {
      status: error.status,
      headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escapeXml(
        error.message,
      )}</Message>${details}<RequestId>${requestId}</RequestId></Error>`,
    };
  }
  const xmlns = Object.entries(QUERY_NAMESPACES).find(([name]) => name === service)?.[1];
  if (xmlns !== undefined) {
    return {
      status: error.status,
      headers: { 'content-type': 'text/xml' },
      body: xmlError({ code: error.code, message: error.message, fault: faultOf(error) }, requestId, xmlns),
    };
  }
  const code = JSON_CODES[error.code] ?? error.code;
  return {
    status: error.status,
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amzn-errortype': code,
      'x-amzn-requestid': requestId,
    },
    body: jsonOutput({ __type: code, message: error.message }),
  };
}
