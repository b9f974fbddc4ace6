/** The server's policy forbids code made of text: Zod must not try. Comes before all that makes a schema. */
import { config } from 'zod'

config({ jitless: true })
