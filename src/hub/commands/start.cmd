@echo off
rem Starts the hub from the unpacked folder. What the ward keeps lies beside the folder, so that the next version is
rem unpacked beside this one and finds it: data\ and kiosk-config\.
rem Also: start.cmd password, start.cmd content ..., start.cmd ratings ...
setlocal
set "HERE=%~dp0"
if not defined KIOSK_DATA_DIR set "KIOSK_DATA_DIR=%HERE%..\data"
if not defined KIOSK_CONFIG_DIR set "KIOSK_CONFIG_DIR=%HERE%..\kiosk-config"
if not exist "%KIOSK_CONFIG_DIR%\" (
  xcopy /E /I /Q /Y "%HERE%kiosk-config" "%KIOSK_CONFIG_DIR%.part" >nul || exit /b 73
  move "%KIOSK_CONFIG_DIR%.part" "%KIOSK_CONFIG_DIR%" >nul || exit /b 73
)
if /i "%~1"=="password" goto password
if /i "%~1"=="content" goto content
if /i "%~1"=="ratings" goto ratings
"%HERE%node.exe" --max-old-space-size=224 --max-semi-space-size=16 "%HERE%dist\hub\main.js" %*
exit /b %ERRORLEVEL%
:password
"%HERE%node.exe" "%HERE%dist\hub\password.js" %2 %3 %4 %5 %6 %7 %8 %9
exit /b %ERRORLEVEL%
:content
"%HERE%node.exe" "%HERE%dist\hub\content.js" %2 %3 %4 %5 %6 %7 %8 %9
exit /b %ERRORLEVEL%
:ratings
"%HERE%node.exe" "%HERE%dist\hub\ratings.js" %2 %3 %4 %5 %6 %7 %8 %9
exit /b %ERRORLEVEL%
