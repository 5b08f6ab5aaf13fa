#!/usr/bin/env python3
"""A mail server that speaks TLS, for tests: `server.py tls|starttls CERT KEY USER PASSWORD`.

Prints its port, then a line of JSON for every mail that it took and every sign-in that it refused. Nothing is told to it
before the way is kept from others' eyes: a mail or a password over a plain connection is refused, and printed as `plain`.
"""

import asyncio
import base64
import json
import ssl
import sys

MODE, CERT, KEY, USER, PASSWORD = sys.argv[1:6]


def context():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(CERT, KEY)
    return made


def told(**what):
    print(json.dumps(what), flush=True)


class Talk:
    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer
        self.secure, self.known = MODE == "tls", False

    async def line(self):
        return (await self.reader.readline()).decode("utf-8", "replace").rstrip("\r\n")

    async def say(self, text):
        self.writer.write(f"{text}\r\n".encode())
        await self.writer.drain()

    async def run(self):
        await self.say("220 post")
        while line := await self.line():
            word = line.split(" ")[0].split(":")[0].upper()
            done = await getattr(self, f"on_{word.lower()}", self.otherwise)(line)
            if done:
                return

    async def otherwise(self, _):
        await self.say("250 post")

    async def on_ehlo(self, _):
        await self.say("250-post")
        await self.say("250-AUTH PLAIN LOGIN" if self.secure else "250-STARTTLS")
        await self.say("250 8BITMIME")

    async def on_starttls(self, _):
        await self.say("220 go on")
        await self.writer.start_tls(context())
        self.secure = True

    async def on_auth(self, line):
        if not self.secure:
            told(plain="password")
        way, *first = line.split(" ")[1:]
        if way.upper() == "PLAIN":
            text = first[0] if first else await self.ask("334 ")
            user, password = base64.b64decode(text).decode().split("\0")[1:3]
        else:
            user = base64.b64decode(first[0] if first else await self.ask("334 VXNlcm5hbWU6")).decode()
            password = base64.b64decode(await self.ask("334 UGFzc3dvcmQ6")).decode()
        self.known = (user, password) == (USER, PASSWORD)
        if not self.known:
            told(refused=user)
        await self.say("235 welcome" if self.known else "535 not right")

    async def ask(self, text):
        await self.say(text)
        return await self.line()

    async def on_mail(self, _):
        if not self.secure:
            told(plain="mail")
        await self.say("250 well" if self.known else "530 sign in first")

    async def on_data(self, _):
        await self.say("354 go on")
        mail = []
        while (line := await self.line()) != ".":
            mail.append(line)
        told(mail="\n".join(mail), user=USER)
        await self.say("250 taken")

    async def on_quit(self, _):
        await self.say("221 bye")
        self.writer.close()
        return True


async def main():
    async def serve(reader, writer):
        try:
            await Talk(reader, writer).run()
        except (OSError, ssl.SSLError, asyncio.IncompleteReadError):
            pass

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context() if MODE == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
