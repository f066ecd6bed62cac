import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { appTranslationRef } from '../../translation';
import { LogoFull, LogoIcon } from '../brand';

const logoSize = 36;

const useStyles = makeStyles((theme: Theme) => ({
  link: {
    display: 'flex',
    alignItems: 'center',
    height: 64,
    paddingLeft: (sidebarConfig.drawerWidthClosed - logoSize) / 2,
    color: theme.palette.navigation.selectedColor,
    '&:hover': { color: theme.palette.navigation.selectedColor },
  },
}));

/** The way home. */
export const SidebarLogo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  const { t } = useTranslationRef(appTranslationRef);

  return (
    <Link
      to="/"
      underline="none"
      className={classes.link}
      aria-label={t('navigation.logo')}
    >
      {isOpen ? <LogoFull height={logoSize} /> : <LogoIcon size={logoSize} />}
    </Link>
  );
};
