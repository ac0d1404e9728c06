import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
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
