@node "%~dp0hostRun.ts" %*
