/** 20,000 random texts for the scan that reads only what it needs. */
import '../help-package/scan-page.test.js'
