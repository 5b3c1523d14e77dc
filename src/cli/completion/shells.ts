/** The shells that there is a script for. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** One of them. */
export type Shell = (typeof SHELLS)[number];

/**
 * The script of each, which asks the program itself what may come next: its first line says whether words, a list or files
 * are meant, and each other one is a word, a tab and what is said of it.
 */
export const SCRIPTS: Readonly<Record<Shell, string>> = {
  // Words as bash parts them end at = and :, so that what stands before is not to be written again.
  bash: `# akeneo-lookup for bash: eval "$(akeneo-lookup completion bash)" in ~/.bashrc
_akeneo_lookup() {
  local line word kind head
  COMPREPLY=()
  {
    read -r kind
    read -r head
    while IFS=$'\\t' read -r word _; do
      word=\${word#"$head"}
      [[ $word =~ [^A-Za-z0-9_.:,=@/+-] ]] && printf -v word %q "$word"
      COMPREPLY+=("$word")
    done
  } < <(akeneo-lookup complete bash "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  case $kind in
    files) compopt -o default 2>/dev/null ;;
    list) compopt -o nospace 2>/dev/null ;;
  esac
  if [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *: ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -F _akeneo_lookup akeneo-lookup
`,
  zsh: `#compdef akeneo-lookup
# akeneo-lookup for zsh: akeneo-lookup completion zsh > "\${fpath[1]}/_akeneo-lookup"
_akeneo-lookup() {
  local kind word about
  local -a lines found
  lines=("\${(@f)$(akeneo-lookup complete zsh "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  kind=$lines[1]
  for word in "\${(@)lines[3,-1]}"; do
    about=\${word#*$'\\t'}
    word=\${word%%$'\\t'*}
    found+=("\${word//:/\\\\:}\${about:+:$about}")
  done
  if [[ $kind == files ]]; then
    [[ $PREFIX == --*=* ]] && compset -P '*='
    _files
  elif [[ $kind == list ]]; then
    _describe -V value found -S ''
  else
    _describe -V value found
  fi
}
if [[ $funcstack[1] == _akeneo-lookup ]]; then _akeneo-lookup "$@"; else compdef _akeneo-lookup akeneo-lookup; fi
`,
  fish: `# akeneo-lookup for fish: akeneo-lookup completion fish > ~/.config/fish/completions/akeneo-lookup.fish
function __akeneo_lookup
    set -l lines (akeneo-lookup complete fish (commandline -cp) 2>/dev/null)
    if test "$lines[1]" = files
        set -l word (commandline -ct)
        set -l head (string match -r '^--[^=]+=' -- $word)
        for path in (__fish_complete_path (string replace -r '^--[^=]+=' '' -- $word))
            echo "$head$path"
        end
    else if set -q lines[3]
        printf '%s\\n' $lines[3..-1]
    end
end
complete -c akeneo-lookup -f -k -a '(__akeneo_lookup)'
`,
  powershell: `# akeneo-lookup for PowerShell: akeneo-lookup completion powershell | Out-String | Invoke-Expression, in $PROFILE
Register-ArgumentCompleter -Native -CommandName akeneo-lookup -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $line = $commandAst.ToString().PadRight($cursorPosition).Substring(0, $cursorPosition)
  $lines = @(akeneo-lookup complete powershell $line 2>$null)
  if ($lines.Count -lt 3) { return }
  foreach ($entry in $lines[2..($lines.Count - 1)]) {
    $word, $about = $entry -split "\`t", 2
    if (-not $about) { $about = $word }
    [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $about)
  }
}
`,
};
