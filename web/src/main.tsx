// Takes over the page the server wrote.
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { startLanguage } from './i18n'
import { queries, router } from './router'
import './style/base.css'
import './style/parts.css'
import './style/shell.css'
import './style/pages.css'

async function start(): Promise<void> {
  const place = document.getElementById('app')
  if (!place) return
  // The server's first content stays until the language and the page's own script are here.
  await Promise.all([startLanguage(), router.load()])
  createRoot(place).render(
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
}

void start()
