import fc from 'fast-check';
import {
  addressId,
  environmentId,
  imageArtifact,
  packageUrl,
  pipelineId,
  repositoryId,
  serviceId,
} from './index';

describe('a repository', () => {
  it.each([
    'https://github.com/Northwind/Checkout-API',
    'https://github.com/northwind/checkout-api.git',
    'https://someone:secret@github.com/northwind/checkout-api/',
    'http://github.com:80/northwind/checkout-api',
    'https://github.com:443/northwind/checkout-api',
    'git@github.com:northwind/checkout-api.git',
    'ssh://git@github.com/northwind/checkout-api.git',
    'ssh://git@github.com:22/northwind/checkout-api.git',
    'git://github.com/northwind/checkout-api.git',
    'git+https://github.com/northwind/checkout-api.git',
  ])('is the same when it is called %s', address => {
    expect(repositoryId(address)).toBe('github.com/northwind/checkout-api');
  });

  it('may lie in groups of groups, and on a port', () => {
    expect(repositoryId('https://gitlab.example:8443/a/b/c.git')).toBe(
      'gitlab.example:8443/a/b/c',
    );
  });

  it.each(['', 'checkout-api', 'https://github.com/', '/srv/git/checkout'])(
    'is not %j',
    address => expect(repositoryId(address)).toBeUndefined(),
  );
});

describe('an image', () => {
  const digest = `sha256:${'ab'.repeat(32)}`;

  it('is the same for who builds it and who runs it, and keeps its digest', () => {
    const pushed = imageArtifact('registry.example:5000/shop/checkout:1.4.2');
    const running = imageArtifact(
      `registry.example:5000/shop/checkout:1.4.2@${digest}`,
    );
    expect(pushed?.purl).toBe(
      'pkg:docker/shop/checkout@1.4.2?repository_url=registry.example%3A5000',
    );
    expect(running).toEqual({ purl: pushed?.purl, digest });
  });

  it.each([
    ['nginx', 'pkg:docker/nginx@latest'],
    ['docker.io/library/nginx:1.27', 'pkg:docker/library/nginx@1.27'],
    [`nginx@${digest}`, `pkg:docker/nginx@sha256:${'ab'.repeat(32)}`],
  ])('%s is %s', (reference, purl) => {
    expect(decodeURIComponent(imageArtifact(reference)?.purl ?? '')).toBe(purl);
  });
});

describe('a package', () => {
  it('has its package URL, and where it is kept', () => {
    expect(
      packageUrl({
        type: 'maven',
        namespace: 'example.northwind',
        name: 'checkout',
        version: '1.4.2',
        registry: 'artifactory.example/maven',
      }),
    ).toBe(
      'pkg:maven/example.northwind/checkout@1.4.2?repository_url=artifactory.example%2Fmaven',
    );
    expect(packageUrl({ type: 'not a type', name: 'x' })).toBeUndefined();
  });
});

describe('a name', () => {
  it('is that of the entity in the catalog, however a tool writes it', () => {
    for (const name of ['Checkout API', 'checkout-api', ' Checkout  Api! ']) {
      expect(serviceId(name)).toBe('checkout-api');
    }
    expect(serviceId('Zürich')).toBe('zurich');
    expect(serviceId('—')).toBeUndefined();
    expect(environmentId('Production')).toBe('production');
    expect(pipelineId('github.com/northwind/checkout-api', 'CI / Build')).toBe(
      'github.com/northwind/checkout-api/pipelines/ci-build',
    );
  });

  it('of something with an address is the address', () => {
    expect(
      addressId('https://Northwind.pagerduty.com/incidents/PGR0VU2?x=1#y'),
    ).toBe('northwind.pagerduty.com/incidents/PGR0VU2');
    expect(addressId('ftp://example.com/x')).toBeUndefined();
  });
});

it('no text makes any of them throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.domain()),
      text => {
        for (const name of [serviceId, repositoryId, addressId]) {
          const result = name(text);
          expect(result === undefined || result.length > 0).toBe(true);
        }
        imageArtifact(text);
        packageUrl({ type: text, name: text, version: text });
      },
    ),
  );
});
