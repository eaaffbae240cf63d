# Builds for linux/amd64 and linux/arm64: docker buildx build --platform linux/amd64,linux/arm64 .
FROM node:26-slim
ENV NODE_ENV=production
# glibc keeps what drawing cards has freed; this gives most of it back (npm run bench -- card).
ENV MALLOC_MMAP_THRESHOLD_=131072
# Within the container's own network; what is published of it is for whoever runs it to say.
ENV HEALTH_HOST=0.0.0.0
WORKDIR /quoth
COPY package.json package-lock.json ./
COPY src/slim-install.cjs src/
# The fonts of Chinese, Japanese and Korean cards, which are large, such as "@fontsource-variable/noto-serif-jp".
ARG FONTS=""
RUN npm ci --omit=dev && ([ -z "$FONTS" ] || npm install --no-save --save-prod --omit=dev $FONTS) && npm cache clean --force
COPY src src
COPY commands commands
COPY content content
# The one folder that the bot writes to.
RUN mkdir data && chown node:node data
USER node
VOLUME /quoth/data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["node", "src/health/probe.ts"]
# Node itself is process 1, so that it hears the signal to stop. The same as the script `start`; a test compares them.
CMD ["node", "--max-semi-space-size=4", "--no-concurrent-recompilation", "--disable-warning=ExperimentalWarning", "--require", "./src/node-version.cjs", "src/main.ts"]
