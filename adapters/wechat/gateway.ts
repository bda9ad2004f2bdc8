/** Whether the settings of the gateway can be right, before anything is sent to it. */
import type { Gateway } from './link.ts'

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/i

/** What is wrong and what to do; never says the token. */
export const checkGateway = ({ token, endpoint, tls = {} }: Gateway): string | undefined => {
  const form = /^(?:dns:\/*)?(\[[\da-f:]+\]|[^\s:/]+):(\d{1,5})$/i.exec(endpoint)
  // Without an endpoint the client would ask a public service where to go, and tell it the token.
  if (!form || Number(form[2]) > 65_535)
    return 'WECHATY_PUPPET_SERVICE_ENDPOINT must be <host>:<port>, for example 127.0.0.1:8788'
  if (!/^[\x21-\x7e]+$/.test(token)) return 'WECHATY_PUPPET_SERVICE_TOKEN must be set and hold no blanks'
  if (!/^[^_]+(_[^_]+)+$/.test(token) && !tls.serverName)
    return 'WECHATY_PUPPET_SERVICE_TOKEN must have the form <name>_<id>, where <name> is that in the gateway’s certificate; or set WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME'
  if (loopback.test(form[1] as string) || tls.allowInsecure) return undefined
  if (tls.disable) return 'without TLS the gateway must be on this computer: the token would be sent in the clear'
  // The key to the certificate of that name is public, so anybody could be the gateway.
  const name = tls.serverName ?? token.slice(0, token.lastIndexOf('_'))
  if (name.toLowerCase() === 'insecure' && !tls.caCert)
    return 'a token that begins with “insecure_” is only for a gateway on this computer: its certificate proves nothing'
  return undefined
}
