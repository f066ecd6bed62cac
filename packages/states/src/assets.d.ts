// Lets style sheets be imported as modules.
/// <reference types="@backstage/cli/asset-types" />
