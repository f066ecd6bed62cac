import { ReactNode } from 'react';
import { UnifiedTheme, UnifiedThemeProvider } from '@backstage/theme';
import { Colors } from './colors';
import { styleSheet } from './cssVariables';

/** Paints both families of components, MUI and Backstage UI, in the same colours. */
export const PitstopThemeProvider = (props: {
  colors: Colors;
  theme: UnifiedTheme;
  children: ReactNode;
}) => (
  <UnifiedThemeProvider theme={props.theme} themeName="pitstop">
    <style>{styleSheet(props.colors)}</style>
    {props.children}
  </UnifiedThemeProvider>
);
