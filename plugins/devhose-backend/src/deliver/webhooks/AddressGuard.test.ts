import { AddressGuard } from './AddressGuard';

const guard = AddressGuard.create({ allowed: ['10.1.0.0/16', 'fd00:1::/32'] });

function lookUp(hostname: string): Promise<string> {
  return new Promise((resolve, reject) => {
    guard.lookup(hostname, { all: false }, (error, address) =>
      error ? reject(error) : resolve(String(address)),
    );
  });
}

describe('what webhooks are posted to', () => {
  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '10.2.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '[::1]',
    '[::]',
    '[fe80::1]',
    '[fd00:2::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:a9fe:a9fe]',
    '[64:ff9b::7f00:1]',
    // Other ways to write 127.0.0.1, which URL knows too.
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
  ])('is not %s', host => {
    expect(() => guard.assertUrl(new URL(`http://${host}/hook`))).toThrow(
      'list its network under devhose.webhooks.allowedNetworks',
    );
  });

  it.each(['93.184.216.34', '[2606:2800:220:1::1]', '10.1.2.3', '[fd00:1::1]'])(
    'may be %s',
    host => {
      const url = new URL(`https://${host}/hook`);
      expect(() => guard.assertUrl(url)).not.toThrow();
    },
  );

  it('is not what a name resolves to when the socket asks', async () => {
    await expect(lookUp('localhost')).rejects.toThrow('which is loopback');
    await expect(lookUp('10.2.0.1')).rejects.toThrow('which is private');
    await expect(lookUp('10.1.0.1')).resolves.toBe('10.1.0.1');
  });
});
