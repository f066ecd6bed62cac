import { PersonEraser } from './PersonEraser';
import { eraseFrom, learnFrom } from './payloads';
import {
  mergeIdentities,
  substituteOf,
  type PersonIdentity,
} from './PersonIdentity';

const substitute = substituteOf('0a1b2c3d4e5f');
const { login, email, name, id } = substitute;

function identity(options: Partial<PersonIdentity>): PersonIdentity {
  return { logins: [], emails: [], names: [], ids: [], ...options };
}

/** What a payload looks like when all that can be learned from it was. */
function erased(
  payload: unknown,
  known: Partial<PersonIdentity>,
  contentType = 'application/json',
): unknown {
  const delivery = {
    headers: JSON.stringify({ 'content-type': contentType }),
    body: Buffer.from(
      typeof payload === 'string' ? payload : JSON.stringify(payload),
    ),
  };
  const all = mergeIdentities(
    identity(known),
    learnFrom(delivery, identity(known)),
  );
  const result = eraseFrom(delivery, PersonEraser.create(all, substitute));
  const text = result?.body.toString();
  return text === undefined || typeof payload === 'string'
    ? text
    : JSON.parse(text);
}

describe('a person', () => {
  it('of GitHub goes with all of their fields, and wherever they are mentioned', () => {
    expect(
      erased(
        {
          sender: {
            login: 'mona',
            id: 583231,
            node_id: 'MDQ6VXNlcjU4MzIzMQ==',
            avatar_url: 'https://avatars.githubusercontent.com/u/583231?v=4',
            url: 'https://api.github.com/users/mona',
            type: 'User',
          },
          comment: {
            body: '@Mona, ask mona-lisa or monarch. Cc: Mona Lisa <mona@example.com>',
          },
          pull_request: { head: { ref: 'mona-patch-1' }, number: 583231 },
          commits: [
            {
              author: {
                name: 'Mona Lisa',
                email: 'mona@example.com',
                username: 'mona',
              },
            },
          ],
        },
        { logins: ['mona'] },
      ),
    ).toEqual({
      sender: {
        login,
        id,
        node_id: String(id),
        avatar_url: `https://avatars.invalid/${login}`,
        url: `https://api.github.com/users/${login}`,
        type: 'User',
      },
      comment: {
        body: `@${login}, ask mona-lisa or monarch. Cc: ${name} <${email}>`,
      },
      pull_request: { head: { ref: `${login}-patch-1` }, number: 583231 },
      commits: [{ author: { name, email, username: login } }],
    });
  });

  it('of GitLab goes with fields that only begin alike', () => {
    expect(
      erased(
        {
          object_kind: 'push',
          user_id: 4,
          user_name: 'John Smith',
          user_username: 'jsmith',
          user_email: 'john@example.com',
          user_avatar:
            'https://s.gravatar.com/avatar/d4c74594d841139328695756648b6bd6',
          project_id: 4,
          project: { id: 4, name: 'jsmith' },
          object_attributes: { author_id: 4, id: 4, assignee_ids: [4, 6] },
        },
        { logins: ['jsmith'] },
      ),
    ).toEqual({
      object_kind: 'push',
      user_id: id,
      user_name: name,
      user_username: login,
      user_email: email,
      user_avatar: `https://avatars.invalid/${login}`,
      project_id: 4,
      project: { id: 4, name: login },
      object_attributes: { author_id: id, id: 4, assignee_ids: [id, 6] },
    });
  });

  it('of Jira, PagerDuty and Slack goes as well', () => {
    expect(
      erased(
        {
          user: {
            accountId: '99:27935d01',
            emailAddress: 'bryan@example.com',
            displayName: 'Bryan Rollins',
            avatarUrls: { '16x16': 'https://jira/avatar?owner=99:27935d01' },
          },
        },
        { emails: ['bryan@example.com'] },
      ),
    ).toEqual({
      user: {
        accountId: login,
        emailAddress: email,
        displayName: name,
        avatarUrls: { '16x16': `https://jira/avatar?owner=${login}` },
      },
    });
    expect(
      erased(
        { event: { user: 'U061F7AUR', text: 'thanks <@U061F7AUR>' } },
        { logins: ['U061F7AUR'] },
      ),
    ).toEqual({ event: { user: login, text: `thanks <@${login}>` } });
  });

  it('goes from forms, and from JSON within them', () => {
    const payload = JSON.stringify({
      author_name: 'Mona Lisa',
      author_email: 'mona@example.com',
    });
    const form = new URLSearchParams({ payload, user_name: 'mona' }).toString();
    const result = erased(
      form,
      { logins: ['mona'], emails: ['mona@example.com'] },
      'application/x-www-form-urlencoded',
    );
    const fields = new URLSearchParams(String(result));
    expect(fields.get('user_name')).toBe(login);
    expect(JSON.parse(fields.get('payload') ?? '')).toEqual({
      author_name: name,
      author_email: email,
    });
  });

  it('who is not mentioned leaves everything as it is, to the byte', () => {
    expect(erased('{ "a" : 1.0 }', { logins: ['mona'] })).toBeUndefined();
    // Numbers that JavaScript cannot hold stay, too, when something else goes.
    expect(
      erased('{"by":"mona","n":12345678901234567890,"x":1.0}', {
        logins: ['mona'],
      }),
    ).toBe(`{"by":"${login}","n":12345678901234567890,"x":1.0}`);
  });
});
