import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { stageConfig } from '../config.ts';
import { WebStack } from './WebStack.ts';

/** The content security policy of a stage with these settings, as one text. */
function policyWith(environment: Record<string, string>): string {
  const app = new App({ analyticsReporting: false });
  const template = Template.fromStack(new WebStack(app, 'web', stageConfig('test', environment)));
  const [headers] = Object.values(
    template.findResources('AWS::CloudFront::ResponseHeadersPolicy', { Properties: Match.anyValue() }),
  );
  return JSON.stringify(headers);
}

describe('the web app’s content security policy', () => {
  it('lets nothing of Stripe in where no card can be typed in', () => {
    const policy = policyWith({});
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).not.toContain('stripe');
  });

  it('lets Stripe’s script, frames and API in where the installation has a key', () => {
    const policy = policyWith({ MARQUEE_STRIPE_PUBLISHABLE_KEY: 'pk_test_1' });
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval' https://*.js.stripe.com https://js.stripe.com;");
    expect(policy).toContain(
      "frame-src 'self' https://*.js.stripe.com https://js.stripe.com https://hooks.stripe.com;",
    );
    expect(policy).toContain('https://api.stripe.com');
  });

  it('is never made with a key that is not meant for browsers', () => {
    expect(() => policyWith({ MARQUEE_STRIPE_PUBLISHABLE_KEY: 'sk_test_1' })).toThrow(/publishable/);
  });
});
