FROM node:26-slim
ENV NODE_ENV=production
WORKDIR /quoth
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY src src
COPY commands commands
COPY content content
# The one folder that the bot writes to.
RUN mkdir data && chown node:node data
USER node
VOLUME /quoth/data
CMD ["npm", "start", "--silent"]
