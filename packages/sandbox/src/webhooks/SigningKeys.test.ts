import { SigningKeys } from './SigningKeys';
import type { Tool } from './Webhook';

const sign = (tool: Tool, body: string, secret: string) =>
  SigningKeys.create({
    artifactory: secret,
    spinnaker: secret,
    github: secret,
    jira: secret,
    pagerduty: secret,
    slack: secret,
    sonarqube: secret,
  }).sign({
    tool,
    deliveryId: 'any',
    headers: {},
    body,
  });

describe('the signature of a webhook', () => {
  it('of GitHub is as it documents it', () => {
    expect(
      sign('github', 'Hello, World!', "It's a Secret to Everybody"),
    ).toEqual({
      'x-hub-signature-256':
        'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    });
  });

  it('of Jira is as it documents it', () => {
    expect(sign('jira', 'Hello World!', "It's a Secret to Everybody")).toEqual({
      'x-hub-signature':
        'sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9',
    });
  });
});
