// @ts-check
// Runs before the first paint (an ordinary script, no module), so that the page never flashes in the wrong colours.
;(() => {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    let chosen = null
    try {
      chosen = localStorage.getItem('theme')
    } catch {
      // Storage is blocked: the system's colours then.
    }
    document.documentElement.dataset.theme = chosen ?? (system.matches ? 'dark' : 'light')
  }
  apply()
  system.addEventListener('change', apply)
  addEventListener('storage', apply) // chosen in another tab
})()
