@echo off
rem Runs enterprise-sales on Windows; the twin of the shell script beside it.
setlocal EnableExtensions DisableDelayedExpansion
rem What it prints to be typed next begins as it was typed itself.
set "ENTERPRISE_SALES_CALLED=%~0"
for %%I in ("%~dp0..") do set "root=%%~fI"
rem The drivers of databases are large: who has no database to ask does without them.
set "lock=%root%\requirements.lock"
if defined ENTERPRISE_SALES_DATABASES if not "%ENTERPRISE_SALES_DATABASES%"=="0" set "lock=%root%\requirements-databases.lock"
rem A conversation needs a client of the model; who only calls tools, or has no key, does without it.
rem The command is the first word that is neither an option nor the value of one; shift leaves the
rem arguments as they are.
set "access=%ANTHROPIC_API_KEY%%ANTHROPIC_AUTH_TOKEN%%CLAUDE_CODE_USE_BEDROCK%%CLAUDE_CODE_USE_MANTLE%%CLAUDE_CODE_USE_VERTEX%"
:word
set "word=%~1"
if not defined word goto chosen
shift /1
if "%word%"=="--book" shift /1
if "%word%"=="--out" shift /1
if "%word:~0,1%"=="-" goto word
if "%word%"=="ask" if defined access set "lock=%root%\requirements-agent.lock"
if "%word%"=="chat" if defined access set "lock=%root%\requirements-agent.lock"
:chosen
for %%I in ("%lock%") do set "key=Windows-%PROCESSOR_ARCHITECTURE%-%%~zI"

set "environments="
if defined LOCALAPPDATA set "environments=%LOCALAPPDATA%\enterprise-sales"
if defined PLUGIN_DATA set "environments=%PLUGIN_DATA%\environments"
if defined CLAUDE_PLUGIN_DATA set "environments=%CLAUDE_PLUGIN_DATA%\environments"
if not defined environments (
    echo enterprise-sales: no folder to prepare its environment in: set LOCALAPPDATA or CLAUDE_PLUGIN_DATA.>&2
    exit /b 1
)

set "chosen=%environments%"
call :find
if not errorlevel 1 goto run
rem What a start from a shell has prepared serves an assistant, which gives up after seconds.
if defined LOCALAPPDATA set "environments=%LOCALAPPDATA%\enterprise-sales"
call :find
if not errorlevel 1 goto run
set "environments=%chosen%"
call :prepare
if errorlevel 1 exit /b 1
call :find
if errorlevel 1 exit /b 1
:run
"%python%" -I -X utf8 -X "pycache_prefix=%environment%\pycache" "%root%\mcp_server" %*
exit /b %errorlevel%

rem Sets python and environment; fails where nothing is prepared for this lock. The key holds only
rem the size of the lock, as a digest would cost a process of its own: so the content is compared.
:find
if not exist "%environments%\%key%.ready" exit /b 1
set /p python=<"%environments%\%key%.ready"
set "python=%environments%\%python:/=\%"
for %%I in ("%python%\..\..") do set "environment=%%~fI"
if not exist "%python%" exit /b 1
fc /b "%lock%" "%environment%\requirements.lock" >nul 2>&1
if errorlevel 1 exit /b 1
type nul >"%environment%\used" 2>nul
exit /b 0

:prepare
set "PATH=%PATH%;%USERPROFILE%\.local\bin"
set "suits=import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"
call :try py -3
if errorlevel 1 call :try python3
if errorlevel 1 call :try python
if not errorlevel 1 goto build
set "base=uv run --no-project --python 3.11 python"
for %%I in (uv.exe) do set "uv=%%~$PATH:I"
if defined uv goto build
echo enterprise-sales: needs uv (https://docs.astral.sh/uv) or Python 3.11 or newer: install one of them, then start again.>&2
exit /b 1
:build
%base% -I -B -X utf8 "%root%\mcp_server\environment" "%lock%" "%environments%" "%key%" <nul
exit /b %errorlevel%

:try
set "base=%*"
%base% -I -c "%suits%" <nul >nul 2>&1
exit /b %errorlevel%
