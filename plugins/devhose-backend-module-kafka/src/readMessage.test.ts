import { readMessage } from './readMessage';

describe('a message from Kafka', () => {
  it('has its attributes in the headers that CloudEvents have over HTTP', () => {
    const body = Buffer.from('{}');
    expect(
      readMessage({
        headers: {
          'Content-Type': 'application/json',
          ce_specversion: '1.0',
          ce_subject: 'Grüße 100%',
        },
        value: body,
      }),
    ).toEqual({
      headers: {
        'content-type': 'application/json',
        'ce-specversion': '1.0',
        'ce-subject': 'Gr%C3%BC%C3%9Fe%20100%25',
      },
      body,
    });
  });
});
