# Node runs the TypeScript directly: there is nothing to build.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data XDG_CACHE_HOME=/app/cache
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json package-lock.json ./
COPY bot ./bot
COPY adapters ./adapters
COPY knowledge ./knowledge
# The table of translations, which takes a second and 140 MB to make; the bot, who is not root, has to read it.
RUN node knowledge/retrieval/dictionary.ts && chmod -R a+rX cache
# The program belongs to root; the bot may write to its data only.
RUN mkdir /data && chown node:node /data && chmod 700 /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Not npm, which would keep SIGTERM to itself.
CMD ["node", "--expose-gc", "--max-semi-space-size=16", "--regexp-tier-up-ticks=10", "bot/start.js"]
