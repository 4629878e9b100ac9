"""The scripts that teach shells to complete; nothing in them depends on what a catalogue holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_BASH: Final = r"""# docbrowser in bash: eval "$(docbrowser completions bash)"
_docbrowser() {
    local line=${COMP_LINE:0:COMP_POINT} kind value help
    local word=${line##*[[:space:]]} before=
    # To bash a colon or an equals sign begins a word: what stands before it is there already.
    if [[ $word == *[:=]* && $COMP_WORDBREAKS == *:* ]]; then
        before=${word%"${word##*[:=]}"}
    fi
    COMPREPLY=()
    while IFS=$'\t' read -r kind value help; do
        case $kind in
            plain)
                COMPREPLY+=("${value#"$before"}")
                if [[ $value == *: ]]; then compopt -o nospace 2>/dev/null; fi
                ;;
            file) compopt -o default 2>/dev/null ;;
            dir) compopt -o dirnames 2>/dev/null ;;
        esac
    done < <(_DOCBROWSER_COMPLETE=bash _DOCBROWSER_LINE=$line docbrowser 2>/dev/null)
}
complete -o nosort -F _docbrowser docbrowser 2>/dev/null || complete -F _docbrowser docbrowser
"""

_ZSH: Final = r"""#compdef docbrowser
# docbrowser in zsh: put this into a file _docbrowser in a folder of $fpath, or eval it.
_docbrowser() {
    local kind value help
    local -a found fields
    local line="${(j: :)words[1,CURRENT-1]} $PREFIX"
    while IFS=$'\t' read -r kind value help; do
        case $kind in
            plain)
                if [[ $value == *: ]]; then
                    fields+=("$value")
                else
                    found+=("${value//:/\\:}:$help")
                fi
                ;;
            file) _files ;;
            dir) _files -/ ;;
        esac
    done < <(_DOCBROWSER_COMPLETE=zsh _DOCBROWSER_LINE=$line docbrowser 2>/dev/null)
    (( $#fields )) && compadd -S '' -a fields
    (( $#found )) && _describe -V unsorted found -U
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _docbrowser "$@"
else
    compdef _docbrowser docbrowser
fi
"""

_FISH: Final = r"""# docbrowser in fish: docbrowser completions fish | source
function __docbrowser_complete
    set -l line (commandline --cut-at-cursor --current-process | string collect)
    for answer in (env _DOCBROWSER_COMPLETE=fish _DOCBROWSER_LINE="$line" docbrowser 2>/dev/null)
        set -l parts (string split --max 2 \t -- $answer)
        switch $parts[1]
            case plain
                printf '%s\t%s\n' $parts[2] $parts[3]
            case file
                __fish_complete_path (commandline --current-token)
            case dir
                __fish_complete_directories (commandline --current-token)
        end
    end
end
complete --no-files --command docbrowser --arguments '(__docbrowser_complete)'
"""

_POWERSHELL: Final = r"""# docbrowser in PowerShell, in $PROFILE:
#     docbrowser completions powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName docbrowser -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $start = $commandAst.Extent.StartOffset
    $text = $commandAst.Extent.Text
    $length = [Math]::Min($cursorPosition - $start, $text.Length)
    $line = $text.Substring(0, $length)
    if ($cursorPosition -gt $start + $text.Length) { $line += ' ' }
    $env:_DOCBROWSER_COMPLETE = 'powershell'
    $env:_DOCBROWSER_LINE = $line
    try {
        $answers = @(& docbrowser 2>$null)
    } finally {
        Remove-Item Env:_DOCBROWSER_COMPLETE, Env:_DOCBROWSER_LINE
    }
    foreach ($answer in $answers) {
        $kind, $value, $help = $answer -split "`t", 3
        if ($kind -ne 'plain') { continue }
        if (-not $help) { $help = $value }
        [System.Management.Automation.CompletionResult]::new(
            $value, $value, 'ParameterValue', $help)
    }
}
"""

SCRIPTS: Final[Mapping[str, str]] = {
    "bash": _BASH,
    "zsh": _ZSH,
    "fish": _FISH,
    "powershell": _POWERSHELL,
}
