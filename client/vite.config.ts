import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

/**
 * Leaves out of the generated documents what the generator cannot be asked to: fragments that nothing asks for by themselves, whose text every
 * document that uses them repeats, and the blanks that people read by. https://rollupjs.org/configuration-options/#pure
 */
const leanDocuments: Plugin = {
  name: 'lean-documents',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/graphql\/graphql\.ts$/ },
    handler: (code) => ({
      code: code.replaceAll(
        /new TypedDocumentString\(`[^`]*`/g,
        (made) => `/*#__PURE__*/ ${made.replaceAll(/\s+/g, ' ')}`,
      ),
      // The lines of generated text lead nobody anywhere.
      map: null,
    }),
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [leanDocuments, react()],
  build: {
    outDir: '../build/client',
    emptyOutDir: true,
    sourcemap: true,
    // A content security policy without data: URLs for scripts; small images may not be inlined either.
    assetsInlineLimit: 0,
    // Amplify and its Authenticator are two thirds of the first chunk.
    chunkSizeWarningLimit: 1100,
  },
});
