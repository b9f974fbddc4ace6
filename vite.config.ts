import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The web app: built into `dist/web`, from where the server takes it. */
export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // ECharts comes with the pages that draw; it is larger than Vite's default for a warning.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
            // Together, so that Zod is told of the policy before any other chunk makes a schema.
            { name: 'zod', test: /node_modules[\\/]zod[\\/]|[\\/]edit[\\/]jitless\.ts/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4400' } },
})
