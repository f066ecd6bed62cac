import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import { RiMoonLine, RiSunLine } from '@remixicon/react';
import { darkColors, lightColors } from './colors';
import { PitstopThemeProvider } from './PitstopThemeProvider';
import { unifiedTheme } from './unifiedTheme';

const lightMuiTheme = unifiedTheme(lightColors);
const darkMuiTheme = unifiedTheme(darkColors);

const lightTheme = ThemeBlueprint.make({
  name: 'light',
  params: {
    theme: {
      id: 'light',
      title: 'Light',
      variant: 'light',
      icon: <RiSunLine />,
      Provider: ({ children }) => (
        <PitstopThemeProvider colors={lightColors} theme={lightMuiTheme}>
          {children}
        </PitstopThemeProvider>
      ),
    },
  },
});

const darkTheme = ThemeBlueprint.make({
  name: 'dark',
  params: {
    theme: {
      id: 'dark',
      title: 'Dark',
      variant: 'dark',
      icon: <RiMoonLine />,
      Provider: ({ children }) => (
        <PitstopThemeProvider colors={darkColors} theme={darkMuiTheme}>
          {children}
        </PitstopThemeProvider>
      ),
    },
  },
});

/** Pitstop's light and dark theme, in place of the stock ones. */
export const themeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [lightTheme, darkTheme],
});
