import type { Account, Company, Team } from '../company';
import type { Dispatch, Message } from '../simulation';
import { digest } from '../webhooks/digest';
import type { Webhook } from '../webhooks/Webhook';

/** Slack's ids: a letter for the kind, and ten that follow from what it stands for. */
function idOf(letter: string, what: string): string {
  return letter + digest(what).slice(0, 10).toUpperCase();
}

function channelOf(company: Company, team: Team): string {
  return idOf('C', `${company.name}/${team.name}`);
}

/** Slack knows a message in its channel by the time, to the microsecond. */
function timestamp(at: number): string {
  return `${(at / 1000).toFixed(3)}000`;
}

/** Who speaks: an app by its name, a person by their id. */
function speaker(company: Company, by: Account | undefined) {
  return by
    ? {
        user: idOf('U', `${company.name}/${by.githubId}`),
        team: idOf('T', company.name),
      }
    : {
        subtype: 'bot_message',
        bot_id: idOf('B', `${company.name}/pagerduty`),
        username: 'PagerDuty',
      };
}

/** A UUID that follows from the delivery, as Slack's own clients make one up. */
function clientMessageId(id: string): string {
  const hex = digest(`message ${id}`);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * An event of Slack's Events API: a message in the channel of a team.
 *
 * @see https://docs.slack.dev/reference/events/message
 */
export function slackWebhook(
  company: Company,
  { id, at, repository, happening }: Dispatch<Message>,
): Webhook {
  const { text, by, repliesTo } = happening;
  const eventId = idOf('Ev', id);
  const ts = timestamp(at);
  const body = {
    token: digest(`token of ${company.name}`).slice(0, 24),
    team_id: idOf('T', company.name),
    api_app_id: idOf('A', company.name),
    event: {
      type: 'message',
      ...speaker(company, by),
      ts,
      ...(by && { client_msg_id: clientMessageId(id) }),
      text,
      ...(repliesTo !== undefined && { thread_ts: timestamp(repliesTo) }),
      channel: channelOf(company, repository.team),
      event_ts: ts,
      channel_type: 'channel',
    },
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(at / 1000),
    is_ext_shared_channel: false,
  };
  return {
    tool: 'slack',
    deliveryId: eventId,
    headers: {
      accept: '*/*',
      'content-type': 'application/json',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    },
    body: JSON.stringify(body),
  };
}
