// Which page stands at which address.
import { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { boot } from './boot'
import { parseWords, readSearch, writeWords } from './search'
import { Nowhere } from './shell/Nowhere'
import { Root } from './shell/Root'
import { Shell } from './shell/Shell'

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 2 && error.name === 'Unreachable',
      refetchOnWindowFocus: false,
    },
  },
})

const root = createRootRouteWithContext<object>()({
  component: Root,
  validateSearch: readSearch,
  notFoundComponent: Nowhere,
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/signin',
  component: lazyRouteComponent(() => import('./pages/signin/SignIn'), 'SignIn'),
})
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./pages/setup/Setup'), 'Setup'),
})
const within = createRoute({ getParentRoute: () => root, id: 'within', component: Shell, notFoundComponent: Nowhere })
const start = createRoute({
  getParentRoute: () => within,
  path: '/',
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/home', search, replace: true })
  },
})
const home = createRoute({
  getParentRoute: () => within,
  path: '/home',
  component: lazyRouteComponent(() => import('./pages/home/Home'), 'Home'),
})
const figure = createRoute({
  getParentRoute: () => within,
  path: '/f/$id',
  component: lazyRouteComponent(() => import('./pages/figure/FigurePage'), 'FigurePage'),
})
const filing = createRoute({
  getParentRoute: () => within,
  path: '/filing',
  component: lazyRouteComponent(() => import('./pages/filing/Duties'), 'Duties'),
})
const sheet = createRoute({
  getParentRoute: () => within,
  path: '/filing/$form/$period/$unit',
  component: lazyRouteComponent(() => import('./pages/sheet/SheetPage'), 'SheetPage'),
})
const review = createRoute({
  getParentRoute: () => within,
  path: '/review',
  component: lazyRouteComponent(() => import('./pages/review/Review'), 'Review'),
})
const data = createRoute({
  getParentRoute: () => within,
  path: '/data',
  component: lazyRouteComponent(() => import('./pages/data/Data'), 'Data'),
})
const contribution = createRoute({
  getParentRoute: () => within,
  path: '/contribution',
  component: lazyRouteComponent(() => import('./pages/contribution/Contribution'), 'Contribution'),
})
const targets = createRoute({
  getParentRoute: () => within,
  path: '/targets',
  component: lazyRouteComponent(() => import('./pages/targets/Targets'), 'Targets'),
})
const cockpit = createRoute({
  getParentRoute: () => within,
  path: '/cockpit',
  component: lazyRouteComponent(() => import('./pages/cockpit/Cockpit'), 'Cockpit'),
})
const admin = createRoute({
  getParentRoute: () => within,
  path: '/admin',
  component: lazyRouteComponent(() => import('./pages/admin/Admin'), 'Admin'),
})
const adminPart = createRoute({
  getParentRoute: () => within,
  path: '/admin/$part',
  component: lazyRouteComponent(() => import('./pages/admin/Admin'), 'Admin'),
})
const account = createRoute({
  getParentRoute: () => within,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/account/AccountPage'), 'AccountPage'),
})
const elsewhere = createRoute({ getParentRoute: () => within, path: '$', component: Nowhere })

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setup,
    within.addChildren([
      start,
      home,
      cockpit,
      figure,
      filing,
      sheet,
      review,
      data,
      contribution,
      targets,
      admin,
      adminPart,
      account,
      elsewhere,
    ]),
  ]),
  basepath: boot.basePath || '/',
  parseSearch: parseWords,
  stringifySearch: writeWords,
  defaultPreload: 'intent',
  defaultPendingMinMs: 0,
  scrollRestoration: true,
  context: {},
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
